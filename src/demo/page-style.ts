/** What the demo's page has beside the one style of our pages (`http/pages/style.ts`), in its colours. */
export const DEMO_STYLE = `
h1{font-size:1.9rem}
h3{font-size:1.05rem;margin:0}
.seats{list-style:none;padding:0;margin:.8rem 0;display:grid;gap:.7rem;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}
.seat{display:flex;gap:.9rem;align-items:center;height:100%;padding:.9rem 1rem;border:1px solid var(--line);border-radius:12px;background:var(--card);color:inherit;text-decoration:none;line-height:1.35}
.seat span:last-child{min-width:0;hyphens:auto}.seat .soft{font-size:.95rem}
a.seat b{color:var(--lead);text-decoration:underline;text-underline-offset:.15em}
a.seat:hover{border-color:var(--lead);background:var(--glow)}
.face{flex:none;width:2.9rem;height:2.9rem;border-radius:50%;display:grid;place-items:center;font-weight:650;background:#1d5c63;color:#fff}
.face-coordinator{background:#6b3fa0}.face-leerplicht{background:#8a4b08}.face-swv{background:#2f6b2f}.face-buurtteam{background:#9b2c4a}
.walk{margin:1rem 0;padding:.2rem 1rem;background:var(--glow);border-radius:12px}
.walk summary,.mail summary{cursor:pointer;padding:.6rem 0;min-height:44px}.walk summary{font-weight:650}
.walk ol{margin:.2rem 0 1rem;padding-left:1.3rem}.walk li{margin:.45rem 0}
.box{padding-bottom:.4rem}.box p{margin:.1rem 0 .4rem}
.box ul.plain{margin:.4rem 0 0}.box ul.plain li{padding:.7rem 0 .2rem;border-top:1px solid var(--line)}
.mail pre{padding:.6rem .9rem;background:var(--paper);border-radius:8px;margin-bottom:.6rem}
.mail details summary{min-height:0}
.time{margin-top:0}.time b{font-size:1.35rem}
.bot{display:flex;flex-wrap:wrap;gap:.8rem 1.5rem;align-items:center;justify-content:space-between}.bot p{margin:0}
.dot{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;background:#2e8540;margin-right:.5rem}
`;
