/** Part of the program inside the self-contained map (see standaloneViewer.ts): legend, lists, the paper that is read, and search. */
export const standalonePanel = String.raw`
  function element(tag, text, parent, attributes) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    Object.assign(made, attributes);
    made.dir = text ? 'auto' : '';
    parent.append(made);
    return made;
  }

  function entry(list, cluster, text, count, act) {
    const button = element('button', '', element('li', '', list), { type: 'button', onclick: act });
    element('span', '', button, { className: 'dot' }).style.background = colourOf(cluster);
    element('span', text, button);
    if (count) element('span', count, button, { className: 'count' });
  }

  function showLegend() {
    panel.replaceChildren();
    element('h2', 'Clusters', panel);
    const list = element('ul', '', panel);
    clusters.forEach((cluster, at) => {
      entry(list, at, cluster.name, String(cluster.size), () => {
        found = new Set([...papers.keys()].filter((row) => papers[row].c === at));
        selected = -1;
        frame(found);
        showRows(cluster.name, [...found].sort((a, b) => papers[b].r - papers[a].r));
      });
    });
    element('p', 'A dot is a paper, larger the more it has in common with others; a line ties two similar texts.', panel, { className: 'quiet' });
  }

  function showRows(title, rows) {
    panel.replaceChildren();
    back();
    element('h2', title, panel);
    element('p', rows.length + (rows.length === 1 ? ' paper' : ' papers'), panel, { className: 'quiet' });
    const list = element('ul', '', panel);
    for (const row of rows.slice(0, 200)) entry(list, papers[row].c, papers[row].title, '', () => read(row));
  }

  function back() {
    element('button', 'All clusters', panel, { type: 'button', onclick: clear });
  }

  function clear() {
    selected = -1;
    found = null;
    search.value = '';
    showLegend();
    redraw();
  }

  function read(row) {
    const paper = papers[row];
    selected = row;
    if (toX(row) < 20 || toX(row) > width - 20 || toY(row) < 20 || toY(row) > height - 20) {
      left += width / 2 - toX(row);
      top += height / 2 - toY(row);
    }
    panel.replaceChildren();
    back();
    element('h2', paper.title, panel);
    if (paper.source) element('p', paper.source, panel, { className: 'quiet' });
    if (paper.url) element('a', 'Open the paper', panel, { href: paper.url, target: '_blank', rel: 'noopener noreferrer' });
    element('p', paper.abstract || 'No abstract.', panel);
    if (near[row].length) element('h3', 'Nearest papers', panel);
    const list = element('ul', '', panel);
    for (const [other, weight] of near[row].slice(0, 30)) {
      entry(list, papers[other].c, papers[other].title, weight.toFixed(2), () => read(other));
    }
    panel.scrollTop = 0;
    redraw();
  }

  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return clear();
    const rows = byRadius.filter((row) => words.every((word) => texts[row].includes(word)));
    found = new Set(rows);
    selected = -1;
    showRows('Found', rows);
    redraw();
  });
`;
