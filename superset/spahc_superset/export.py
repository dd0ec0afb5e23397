"""Brings a chart that was edited by hand back into its file, so that the next deployment keeps the edit."""


def run(arguments: list[str]) -> int:
    try:
        from spahc_assets.export import export
    except ImportError:
        print("There is nothing that could be exported.")
        return 2
    print(export(*arguments))
    return 0
