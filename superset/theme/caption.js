/* The lines under each chart's title.

   n and the share unknown, under the very filters of the chart. Superset draws no text from data beside a chart. So a chart whose parameters say `counted` asks one more query with its own, in the same
   request: the same conditions, one row of figures. It is part of the chart's saved question (spahc_assets/query.py), which the guard
   compares with and the warm-up asks; its answer is taken out here before Superset draws the chart.

   Which filters leave the chart alone, told while one of them is set. A chart's saved text names them all.

   Without this script charts are drawn as ever; their n is missing, and each names every filter that leaves it alone. */
(() => {
  "use strict";
  const lines = new Map(); // number of a chart → its line
  let filters = null; // the dashboard's, id → name, once they are known
  let masks = {}; // what the reader chose, by id of the filter
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

  const told = saved => {
    const [, says, alone] = /^([^]*?)(?: Not filtered by (.+)\.)?$/.exec(saved);
    if (!alone || !filters) return saved;
    const set = new Set(Object.keys(masks).filter(id => Object.keys(masks[id]?.extraFormData ?? {}).length).map(id => filters.get(id)));
    const idle = alone.split(", ").filter(name => set.has(name));
    return idle.length ? `${says} Not filtered by ${idle.join(", ")}.` : says;
  };

  const show = () => {
    for (const chart of document.querySelectorAll("[data-test-chart-id] .dashboard-chart")) {
      const now = chart.getAttribute("aria-label") ?? "";
      if (now !== chart.dataset.written) chart.dataset.saved = now;
      const line = lines.get(Number(chart.closest("[data-test-chart-id]").dataset.testChartId));
      const says = [line, told(chart.dataset.saved)].filter(Boolean).join("\n");
      if (!says || says === now) continue;
      chart.dataset.written = says;
      chart.setAttribute("aria-label", says);
    }
  };

  // The dashboard tells which filters it has; what is chosen is sent to be kept, when a page opens and whenever it changes.
  const learn = async (address, options, answer) => {
    try {
      if (/\/api\/v1\/dashboard\/\d+\/filter_state/.test(address) && typeof options?.body === "string") {
        masks = JSON.parse(JSON.parse(options.body).value);
        show();
      } else if (/\/api\/v1\/dashboard\/[^/?]+(\?|$)/.test(address) && answer.ok) {
        const metadata = JSON.parse((await answer.clone().json()).result.json_metadata);
        filters = new Map(metadata.native_filter_configuration.map(filter => [filter.id, filter.name]));
        masks = Object.fromEntries(metadata.native_filter_configuration.map(filter => [filter.id, filter.defaultDataMask]));
        show();
      }
    } catch {
      // Another answer than ours: each chart goes on naming every filter that leaves it alone.
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
    if (!asked) {
      const answer = await send(resource, options);
      await learn(String(resource?.url ?? resource), options, answer);
      return answer;
    }
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
    if (waiting || !(filters || lines.size)) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
