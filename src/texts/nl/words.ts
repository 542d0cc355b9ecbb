export const words = {
  yes: 'Ja',
  no: 'Nee',
  ifNeedBe: 'Als het moet',
  notSure: 'Ik weet het niet zeker',
  unknown: 'Weet ik niet',
  deputyFor: (seat: string) => `vervanger voor ${seat}`,
  seats: {
    leerplicht: 'leerplicht',
    jgz: 'jeugdgezondheidszorg',
    swv: 'samenwerkingsverband',
    buurtteam: 'buurtteam',
    rmc: 'doorstroompunt (RMC)',
    mentor: 'mentor',
    ondersteuningscoordinator: 'ondersteuningscoördinator',
    ouder: 'ouder',
    leerling: 'leerling',
  },
} as const;
