/**
 * The one style of our pages: a phone first, calm colours with enough contrast (WCAG 2.2 AA: 4.5 for text, 3 for
 * `--edge`, the outline of whatever can be tapped or filled in), large places to tap.
 */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1f2430;--soft:#555d6e;--paper:#fbfaf7;--card:#fff;--line:#d9d6cc;--edge:#858275;--lead:#1d5c63;--lead-ink:#fff;--glow:#e7f1f1;--warn:#7a4300;--warn-bg:#fdf1df;--bad:#9b1c1c;--bad-bg:#fdecec}
@media (prefers-color-scheme:dark){:root{--ink:#eceff4;--soft:#b4bccb;--paper:#14171c;--card:#1d2229;--line:#39414d;--edge:#727d8d;--lead:#7fd0d6;--lead-ink:#0d1b1d;--glow:#1c3033;--warn:#ffd79a;--warn-bg:#3a2a10;--bad:#ffb0b0;--bad-bg:#3a1d1f}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
.skip{position:absolute;inset-inline-start:-999px}.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
header.site,main,footer.site{max-width:40rem;margin:0 auto;padding:0 1.1rem}
header.site{display:flex;justify-content:space-between;align-items:center;padding-top:1rem;color:var(--soft);font-size:.95rem}
header.site .mark{display:flex;align-items:center;gap:.55rem;font-weight:650}.mark svg{width:1.9rem;height:1.9rem;flex:none}
header.site a,footer.site a{color:inherit;display:inline-block;padding:.6rem .2rem;min-height:44px}
nav.languages{max-width:40rem;margin:0 auto;padding:0 1.1rem}nav.languages ul{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;margin:0;padding:0}nav.languages a{display:inline-block;padding:.6rem .2rem;min-height:44px}
header.site button,nav.languages button{border:0;background:none;color:var(--lead);font-weight:400;padding:.6rem .2rem;min-height:44px;text-decoration:underline}header.site button{color:inherit}
main{padding-bottom:3rem}
h1{font-size:1.55rem;line-height:1.25;margin:1.2rem 0 .6rem}
h2{font-size:1.15rem;margin:1.8rem 0 .5rem}h3{font-size:1.05rem;margin:.3rem 0 .6rem}
p,ul,dl{margin:.5rem 0}
.lead{font-size:1.12rem}.soft{color:var(--soft)}.small{font-size:.93rem}
section.card h2{margin-top:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem;margin:1rem 0}
.note{background:var(--glow);border-inline-start:4px solid var(--lead);border-radius:8px;padding:.8rem 1rem;margin:1rem 0}
.warn{background:var(--warn-bg);border-inline-start:4px solid var(--warn);border-radius:8px;padding:.8rem 1rem;margin:1rem 0}
.fault{background:var(--bad-bg);border-inline-start:4px solid var(--bad);border-radius:8px;padding:.8rem 1rem;margin:1rem 0}.fault ul{margin:0;padding:0;list-style:none}.fault li+li{margin-top:.4rem}
fieldset{border:1px solid var(--line);border-radius:12px;background:var(--card);margin:1rem 0;padding:.8rem 1rem 1rem}
legend,label.field{font-weight:650;padding:0}
legend{float:inline-start;width:100%;margin-bottom:.3rem}legend+*{clear:both}
label.field{display:block;margin:1rem 0 .3rem}
.choices{display:grid;gap:.5rem;margin-top:.5rem}.choices.short{grid-template-columns:repeat(auto-fit,minmax(4.8rem,1fr))}
.choice{position:relative}
.choice input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
.choice span{display:flex;align-items:center;justify-content:center;text-align:center;height:100%;min-height:48px;padding:.4rem .5rem;line-height:1.3;border:2px solid var(--edge);border-radius:10px}
.choices:not(.short) .choice span{justify-content:flex-start;text-align:start;padding:.5rem .9rem}
.choice input:checked+span{border-color:var(--lead);background:var(--glow);font-weight:650}
.choice input:checked+span::before{content:"✓";content:"✓" / "";margin-inline-end:.45rem}
.choices.short .choice input:checked+span::before{position:absolute;top:-.5rem;inset-inline-end:-.35rem;width:1.3rem;height:1.3rem;margin:0;display:grid;place-items:center;border-radius:50%;background:var(--lead);color:var(--lead-ink);font-size:.85rem}
.choice input:focus-visible+span{outline:3px solid var(--lead);outline-offset:2px}
.check{display:flex;gap:.7rem;align-items:center;min-height:44px}
.check input{width:1.35rem;height:1.35rem;flex:none}
input[type=text],input[type=number],input[type=date],select,textarea{width:100%;font:inherit;color:inherit;background:var(--card);border:2px solid var(--edge);border-radius:10px;padding:.6rem .7rem;min-height:48px}
textarea{min-height:8rem}
.hours{display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:0 .8rem}.hours label.field{margin-top:.3rem;font-weight:400}
.wrong{color:var(--bad);font-weight:650}input[aria-invalid=true],textarea[aria-invalid=true],select[aria-invalid=true]{border-color:var(--bad)}.fault a{color:inherit}
button,.button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:650;min-height:48px;padding:.6rem 1.2rem;border-radius:10px;border:2px solid var(--lead);background:var(--lead);color:var(--lead-ink);cursor:pointer;text-align:center;text-decoration:none}
button.quiet,.button.quiet{background:transparent;color:var(--lead)}
.wide{width:100%}
a{color:var(--lead)}
:focus-visible{outline:3px solid var(--lead);outline-offset:2px}
dl.facts{display:grid;grid-template-columns:minmax(7rem,12rem) minmax(0,1fr);gap:.3rem 1rem}dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
@media (max-width:30rem){dl.facts{grid-template-columns:minmax(0,1fr);gap:0}dl.facts dd{margin-bottom:.6rem}}
ul.plain{list-style:none;padding:0}ul.plain li{border-top:1px solid var(--line);padding:.7rem 0}ul.plain li:first-child{border-top:0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
.qr{display:block;width:min(100%,18rem);height:auto;margin:.8rem 0}
.taps{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.5rem}
button.tap{background:var(--card);color:inherit;border-color:var(--edge);font-weight:400;padding:.4rem .9rem}
button.tap[aria-pressed=true]{border-color:var(--lead);background:var(--glow);font-weight:650}button.tap[aria-pressed=true]::before{content:"✓";content:"✓" / "";margin-inline-end:.45rem}
.taps .choice span{padding:.4rem .9rem}
.tracks{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 1rem}
nav.steps ol{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;margin:.5rem 0;padding:0}nav.steps button{min-height:44px;padding:.3rem .7rem;font-size:.93rem}nav.steps button[aria-current]{background:var(--lead);color:var(--lead-ink)}
ol.route{padding-inline-start:1.5rem}ol.route li{padding:.35rem 0}ol.route li[aria-current]{background:var(--glow);border-inline-start:4px solid var(--lead);border-radius:8px;padding:.5rem .8rem}
.taps+h3{margin-top:1rem}
details{border-top:1px solid var(--line);padding:.3rem 0}summary{min-height:44px;padding:.6rem 0;cursor:pointer;font-weight:650}
blockquote{margin:.3rem 0 .9rem;padding-inline-start:.9rem;border-inline-start:4px solid var(--lead)}
.lines i{display:block;height:2.7rem;border-bottom:1px solid var(--edge)}
footer.site{color:var(--soft);font-size:.9rem;padding-bottom:2rem}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--card:#fff;--line:#999;--edge:#666;--lead:#1d5c63;--glow:#fff;--warn:#7a4300;--warn-bg:#fff;--bad:#9b1c1c;--bad-bg:#fff}header.site,footer.site,nav.languages,.screen,main:has(.sheet)>h1,button,.button{display:none}.sheet{border:0;padding:0}.compact{font-size:.8rem;line-height:1.35}.compact h2{font-size:.9rem;margin:.7rem 0 .2rem}.compact ul{margin:.2rem 0}}
`;
