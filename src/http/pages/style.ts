/** The one style of our pages: a phone first, calm colours with enough contrast (WCAG 2.2 AA), large places to tap. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1f2430;--soft:#555d6e;--paper:#fbfaf7;--card:#fff;--line:#d9d6cc;--lead:#1d5c63;--lead-ink:#fff;--glow:#e7f1f1;--warn:#7a4300;--warn-bg:#fdf1df;--bad:#9b1c1c}
@media (prefers-color-scheme:dark){:root{--ink:#eceff4;--soft:#b4bccb;--paper:#14171c;--card:#1d2229;--line:#39414d;--lead:#7fd0d6;--lead-ink:#0d1b1d;--glow:#1c3033;--warn:#ffd79a;--warn-bg:#3a2a10;--bad:#ffb0b0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
header.site,main,footer.site{max-width:40rem;margin:0 auto;padding:0 1.1rem}
header.site{display:flex;justify-content:space-between;align-items:center;padding-top:1rem;color:var(--soft);font-size:.95rem}
header.site a,footer.site a{color:inherit;display:inline-block;padding:.6rem .2rem;min-height:44px}
main{padding-bottom:3rem}
h1{font-size:1.55rem;line-height:1.25;margin:1.2rem 0 .6rem}
h2{font-size:1.15rem;margin:1.8rem 0 .5rem}
p,ul,dl{margin:.5rem 0}
.lead{font-size:1.12rem}.soft{color:var(--soft)}.small{font-size:.93rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem;margin:1rem 0}
.note{background:var(--glow);border-left:4px solid var(--lead);border-radius:8px;padding:.8rem 1rem;margin:1rem 0}
.warn{background:var(--warn-bg);border-left:4px solid var(--warn);border-radius:8px;padding:.8rem 1rem;margin:1rem 0}
.fault{border-left:4px solid var(--bad);padding:.6rem 1rem;margin:1rem 0;background:var(--card)}
fieldset{border:1px solid var(--line);border-radius:12px;background:var(--card);margin:1rem 0;padding:.8rem 1rem 1rem}
legend,label.field{font-weight:650;padding:0 .3rem}
label.field{display:block;padding:0;margin:1rem 0 .3rem}
.choices{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.5rem}
.choice{flex:1 1 8rem;position:relative}
.choice input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
.choice span{display:flex;align-items:center;justify-content:center;text-align:center;min-height:48px;padding:.4rem .8rem;border:2px solid var(--line);border-radius:10px}
.choice input:checked+span{border-color:var(--lead);background:var(--glow);font-weight:650}
.choice input:checked+span::before{content:"✓";content:"✓" / "";margin-right:.45rem}
.choice input:focus-visible+span{outline:3px solid var(--lead);outline-offset:2px}
.check{display:flex;gap:.7rem;align-items:center;min-height:44px}
.check input{width:1.35rem;height:1.35rem;flex:none}
input[type=text],input[type=number],input[type=date],select,textarea{width:100%;font:inherit;color:inherit;background:var(--card);border:2px solid var(--line);border-radius:10px;padding:.6rem .7rem;min-height:48px}
textarea{min-height:8rem}
button,.button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:650;min-height:48px;padding:.6rem 1.2rem;border-radius:10px;border:2px solid var(--lead);background:var(--lead);color:var(--lead-ink);cursor:pointer;text-decoration:none}
button.quiet,.button.quiet{background:transparent;color:var(--lead)}
.wide{width:100%}
a{color:var(--lead)}
:focus-visible{outline:3px solid var(--lead);outline-offset:2px}
dl.facts{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.3rem 1rem}dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
ul.plain{list-style:none;padding:0}ul.plain li{border-top:1px solid var(--line);padding:.7rem 0}ul.plain li:first-child{border-top:0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
footer.site{color:var(--soft);font-size:.9rem;padding-bottom:2rem}
@media print{header.site,footer.site,button,.button{display:none}body{background:#fff;color:#000}}
`;
