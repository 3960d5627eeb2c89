/** The look of the self-contained map: see standaloneHtml.ts. Colours come in as custom properties. */
export const standaloneStyle = `
*{box-sizing:border-box}
html,body{margin:0;height:100%}
body{display:grid;grid-template:auto 1fr auto/1fr minmax(16rem,24rem);font:15px/1.45 Arimo,Arial,Helvetica,"Liberation Sans",sans-serif;background:var(--ground);color:var(--ink)}
header{grid-column:1/-1;display:flex;gap:1rem;align-items:center;padding:.5rem 1rem;border-bottom:1px solid var(--line);flex-wrap:wrap}
h1{font-size:1.1rem;margin:0;flex:1 1 12rem}
input{font:inherit;padding:.3rem .6rem;min-width:10rem;flex:0 1 20rem;border:1px solid var(--quiet);border-radius:.3rem;background:var(--ground);color:inherit}
#stage{position:relative;min-height:0;overflow:hidden}
canvas{position:absolute;inset:0;width:100%;height:100%;touch-action:none;cursor:grab}
#tools{position:absolute;left:.6rem;bottom:.6rem;display:flex;gap:.3rem}
#tip{position:absolute;pointer-events:none;max-width:22rem;padding:.3rem .5rem;background:var(--ground);border:1px solid var(--quiet);border-radius:.3rem;font-size:.9rem}
#tip:empty{display:none}
button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--quiet);border-radius:.3rem;padding:.15rem .6rem;cursor:pointer}
aside{overflow:auto;padding:.75rem 1rem;border-left:1px solid var(--line)}
aside h2{font-size:1.05rem;margin:.2rem 0 .4rem}
aside h3{font-size:.9rem;margin:1rem 0 .2rem;color:var(--quiet)}
aside ul{list-style:none;margin:0;padding:0}
aside li button{display:flex;gap:.5rem;width:100%;text-align:start;border:0;padding:.2rem .1rem;align-items:baseline}
aside li button:hover{text-decoration:underline}
aside p{white-space:pre-line;margin:.4rem 0}
.dot{flex:none;width:.7em;height:.7em;border-radius:50%}
.count{margin-inline-start:auto;color:var(--quiet)}
.quiet,footer{color:var(--quiet);font-size:.85rem}
footer{grid-column:1/-1;padding:.3rem 1rem;border-top:1px solid var(--line)}
a{color:inherit}
:focus-visible{outline:2px solid var(--ink);outline-offset:1px}
@media(max-width:50rem){body{grid-template:auto 3fr 2fr auto/1fr}aside{border-left:0;border-top:1px solid var(--line)}}
.embedded header,.embedded footer{padding-block:.15rem;font-size:.85rem}
`.trim();
