/* n and the share unknown on the line under each chart's title, under the very filters of the chart.

   Superset draws no text from data beside a chart. So a chart whose parameters say `counted` asks one more query with its own, in the same
   request: the same conditions, one row of figures. It is part of the chart's saved question (spahc_assets/query.py), which the guard
   compares with and the warm-up asks; its answer is taken out here before Superset draws the chart. Without this script charts are drawn
   as ever, and only their n is missing. */
(() => {
  "use strict";
  const lines = new Map(); // number of a chart → its line
  const send = window.fetch;

  const counting = (query, counted) => {
    const { series_limit_metric: _, ...rest } = query;
    return {
      ...rest,
      columns: counted.newest ? [counted.newest] : [],
      metrics: counted.figures.map(figure => figure.metric),
      series_columns: [],
      filters: (query.filters || []).filter(filter => !counted.without.includes(filter.col)),
      orderby: counted.newest ? [[counted.newest, false]] : [],
      row_limit: 1,
      post_processing: [],
      annotation_layers: [],
    };
  };

  const written = (value, format) => {
    if (!format.endsWith("%")) return Math.round(value).toLocaleString("en-GB");
    const digits = Number(/\.(\d)%$/.exec(format)?.[1] ?? 0);
    return `${(100 * value).toFixed(digits)} %`;
  };

  // A share that the reader's own choice decides says nothing of the records: it is left out.
  const lineOf = (row, counted, filters) => {
    const chosen = new Set(filters.filter(filter => filter.op === "IN").map(filter => filter.col));
    const [n, ...shares] = counted.figures.map(figure => ({ ...figure, value: row?.[figure.metric] ?? null }));
    const told = shares.filter(share => share.value !== null && !chosen.has(share.unless));
    return [`n ${written(Number(n.value ?? 0), n.format)} ${n.says}`, ...told.map(share => `${share.says} ${written(Number(share.value), share.format)}`)].join(" · ");
  };

  const show = () => {
    for (const [number, line] of lines) {
      const chart = document.querySelector(`[data-test-chart-id="${number}"] .dashboard-chart`);
      if (!chart) continue;
      chart.dataset.says ??= chart.getAttribute("aria-label") ?? "";
      const says = `${line}\n${chart.dataset.says}`.trim();
      if (chart.getAttribute("aria-label") !== says) chart.setAttribute("aria-label", says);
    }
  };

  const question = (resource, options) => {
    const address = String(resource?.url ?? resource);
    if (!address.includes("/api/v1/chart/data") || typeof options?.body !== "string") return null;
    try {
      const asked = JSON.parse(options.body);
      const form = asked.form_data;
      return form?.counted && form.dashboardId && form.slice_id && asked.result_format === "json" && asked.queries?.length ? asked : null;
    } catch {
      return null;
    }
  };

  window.fetch = async (resource, options) => {
    const asked = question(resource, options);
    if (!asked) return send(resource, options);
    // Superset would add the columns of a map's tooltips, which the map's own query has, to the row of figures too.
    const { tooltip_contents: _, ...form } = asked.form_data;
    const { counted, slice_id: number } = form;
    const queries = [...asked.queries, counting(asked.queries[0], counted)];
    const answer = await send(resource, { ...options, body: JSON.stringify({ ...asked, form_data: form, queries }) });
    if (!answer.ok) return answer;
    const text = await answer.text();
    const content = JSON.parse(text);
    const own = { status: answer.status, statusText: answer.statusText, headers: answer.headers };
    if (content.result?.length !== asked.queries.length + 1) return new Response(text, own);
    lines.set(number, lineOf(content.result.pop().data?.[0], counted, asked.queries[0].filters || []));
    show();
    return new Response(JSON.stringify(content), own);
  };

  // Superset makes a chart's box anew when it comes into view.
  let waiting = false;
  new MutationObserver(() => {
    if (waiting || !lines.size) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
