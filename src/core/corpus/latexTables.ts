/** Signs for LaTeX names, as tables: data only. */

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.slice(0, pair.lastIndexOf(':')), pair.slice(pair.lastIndexOf(':') + 1)] as const),
  );
}

/** Accent command -> combining mark. */
export const accentMarks: ReadonlyMap<string, string> = new Map([
  ['"', '\u0308'],
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['u', '\u0306'],
  ['v', '\u030c'],
  ['H', '\u030b'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['r', '\u030a'],
  ['b', '\u0331'],
  ['d', '\u0323'],
]);

export const symbols = table(`
  alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ
  pi:π rho:ρ sigma:σ tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ
  Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω ell:ℓ hbar:ħ infty:∞ partial:∂ nabla:∇ forall:∀ exists:∃ in:∈ notin:∉ subset:⊂ subseteq:⊆
  cup:∪ cap:∩ emptyset:∅ times:× div:÷ cdot:· pm:± mp:∓ ast:* star:⋆ circ:° degree:° textdegree:° leq:≤ le:≤ geq:≥ ge:≥ ll:≪ gg:≫
  neq:≠ ne:≠ approx:≈ sim:∼ simeq:≃ equiv:≡ propto:∝ to:→ rightarrow:→ leftarrow:← leftrightarrow:↔ Rightarrow:⇒ mapsto:↦
  uparrow:↑ downarrow:↓ sum:∑ prod:∏ int:∫ ldots:… dots:… cdots:⋯ oplus:⊕ otimes:⊗ perp:⊥ parallel:∥ prime:′ dagger:†
  lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ langle:⟨ rangle:⟩ top:⊤ log:log exp:exp min:min max:max sin:sin cos:cos tan:tan Pr:Pr
  ss:ß ae:æ AE:Æ oe:œ OE:Œ o:ø O:Ø aa:å AA:Å l:ł L:Ł i:ı textregistered:® texttrademark:™ copyright:© S:§ textendash:–
  textemdash:— textquotesingle:' textquoteright:’ textquoteleft:‘ textquotedblleft:“ textquotedblright:” textasciitilde:~
  textbackslash:∖ textmu:µ texteuro:€ pounds:£ textless:< textgreater:> textbar:| textunderscore:_ textpercent:% textcopyright:© texttrademark:™ textbullet:•
  textellipsis:… textperiodcentered:· textonehalf:½ textpm:± texttimes:× odot:⊙ mid:| vert:| Vert:‖
`);

/** Habits of authors' own macros. */
export const words: ReadonlyMap<string, string> = new Map([
  ['eg', 'e.g.'],
  ['ie', 'i.e.'],
  ['etc', 'etc.'],
  ['etal', 'et al.'],
  ['wrt', 'w.r.t.'],
  ['LaTeX', 'LaTeX'],
  ['TeX', 'TeX'],
  ['BibTeX', 'BibTeX'],
  ['relax', ''],
]);

export const powers = table(`
  0:⁰ 1:¹ 2:² 3:³ 4:⁴ 5:⁵ 6:⁶ 7:⁷ 8:⁸ 9:⁹ +:⁺ -:⁻ n:ⁿ i:ⁱ –:⁻ −:⁻ °:° *:* ′:′
`);

export const indices = table(`
  0:₀ 1:₁ 2:₂ 3:₃ 4:₄ 5:₅ 6:₆ 7:₇ 8:₈ 9:₉ +:₊ -:₋ i:ᵢ j:ⱼ n:ₙ k:ₖ ⊙:⊙
`);

/** Names that stand for one letter of a word. */
export const letters: ReadonlySet<string> = new Set('ss ae AE oe OE o O aa AA l L i j'.split(' '));
