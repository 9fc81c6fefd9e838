// Shown by ./lab serve only: what the prover finds in the lab of this page, and a reload when it was saved. Never in the built site.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { position: fixed; inset: auto 1rem 1rem auto; z-index: 99; max-inline-size: min(46rem, calc(100vw - 2rem)); font: 14px/1.4 system-ui, sans-serif; color: #111; }
  details { background: #fff; border: 2px solid #008f45; border-radius: 8px; box-shadow: 0 4px 16px #0003; }
  details.waits { border-color: #7b8593; } details.warn { border-color: #cc5500; } details.bad { border-color: #cb202d; }
  summary { padding: .4rem .8rem; cursor: pointer; font-weight: 600; }
  ol { margin: 0; padding: 0 .8rem .8rem; max-block-size: 50vh; overflow: auto; list-style: none; }
  li { padding-block: .4rem; border-block-start: 1px solid #ddd; }
  code { font-size: 12px; user-select: all; } .rule { color: #555; } p { margin: 0; }
  @media print { :host { display: none; } }
`);
const host = document.createElement('ironlab-findings');
const root = host.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = [sheet];
const make = (tag, text = '', ...inside) => { const e = document.createElement(tag); e.append(text, ...inside); return e; };

const here = location.pathname.replace(/^\//, '').replace(/\/(index\.html)?$/, '');
const events = new EventSource('/@dev/events');
events.addEventListener('reload', (e) => { if (JSON.parse(e.data).lab === here || JSON.parse(e.data).lab === null) location.reload(); });
let opened; // as the author left it
events.addEventListener('proved', (e) => {
  const proved = JSON.parse(e.data).find((p) => p.page === here);
  if (!proved) return;
  const { findings, proving } = proved;
  const bad = findings.filter((f) => f.severity === 'error').length;
  const before = root.querySelector('details:not(.waits)');
  if (before) opened = before.open;
  const box = make('details');
  box.className = proving ? 'waits' : bad ? 'bad' : findings.length ? 'warn' : '';
  box.open = !proving && (opened ?? bad > 0);
  box.append(make('summary', proving ? `Proving ${proved.file} …` : findings.length ? `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in ${proved.file}` : `Proved: ${proved.checks} checks, ${proved.states} states`));
  box.append(make('ol', '', ...findings.map((f) => {
    const rule = make('span', ` [${f.rule}]`);
    rule.className = 'rule';
    return make('li', '', make('p', '', make('code', `${f.file}:${f.line}:${f.column}`), ` ${f.message}`, rule), make('p', f.mend));
  })));
  root.replaceChildren(box);
  if (!host.isConnected) document.body.append(host);
});
