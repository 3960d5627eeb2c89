/** Journals that ADS writes as LaTeX macros of the astronomical societies (AASTeX). */
const journals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aap: 'Astronomy and Astrophysics',
    aapr: 'Astronomy and Astrophysics Reviews',
    aaps: 'Astronomy and Astrophysics Supplement Series',
    actaa: 'Acta Astronomica',
    aj: 'The Astronomical Journal',
    ao: 'Applied Optics',
    apj: 'The Astrophysical Journal',
    apjl: 'The Astrophysical Journal Letters',
    apjs: 'The Astrophysical Journal Supplement Series',
    aplett: 'Astrophysics Letters',
    apss: 'Astrophysics and Space Science',
    araa: 'Annual Review of Astronomy and Astrophysics',
    baas: 'Bulletin of the American Astronomical Society',
    grl: 'Geophysical Research Letters',
    icarus: 'Icarus',
    jcap: 'Journal of Cosmology and Astroparticle Physics',
    jgr: 'Journal of Geophysical Research',
    memsai: 'Memorie della Societa Astronomica Italiana',
    mnras: 'Monthly Notices of the Royal Astronomical Society',
    nat: 'Nature',
    nar: 'New Astronomy Review',
    na: 'New Astronomy',
    pasa: 'Publications of the Astronomical Society of Australia',
    pasj: 'Publications of the Astronomical Society of Japan',
    pasp: 'Publications of the Astronomical Society of the Pacific',
    physrep: 'Physics Reports',
    planss: 'Planetary and Space Science',
    pra: 'Physical Review A',
    prb: 'Physical Review B',
    prc: 'Physical Review C',
    prd: 'Physical Review D',
    pre: 'Physical Review E',
    prl: 'Physical Review Letters',
    procspie: 'Proceedings of the SPIE',
    qjras: 'Quarterly Journal of the Royal Astronomical Society',
    rmxaa: 'Revista Mexicana de Astronomia y Astrofisica',
    rvmp: 'Reviews of Modern Physics',
    solphys: 'Solar Physics',
    ssr: 'Space Science Reviews',
  }),
);

export function spellOutJournal(journal: string): string {
  const name = /^\\([a-z]+)$/.exec(journal.trim())?.[1];
  return (name === undefined ? undefined : journals.get(name)) ?? journal;
}
