export const words = {
  yes: 'Ja',
  no: 'Nee',
  ifNeedBe: 'Als het moet',
  notSure: 'Ik weet het niet zeker',
  unknown: 'Weet ik niet',
  seats: {
    leerplicht: 'leerplicht',
    jgz: 'jeugdgezondheidszorg',
    swv: 'samenwerkingsverband',
    buurtteam: 'buurtteam',
    mentor: 'mentor',
    ondersteuningscoordinator: 'ondersteuningscoördinator',
    ouder: 'ouder',
    leerling: 'leerling',
  },
  months: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'].join(' '),
  weekdays: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'].join(' '),
} as const;
