export const words = {
  yes: 'Yes',
  no: 'No',
  ifNeedBe: 'If need be',
  notSure: 'I am not sure',
  unknown: 'I do not know',
  deputyFor: (seat: string) => `deputy for ${seat}`,
  seats: {
    leerplicht: 'school attendance officer',
    jgz: 'youth health care',
    swv: 'inclusive education partnership',
    buurtteam: 'neighbourhood team',
    rmc: 'Doorstroompunt (RMC)',
    mentor: 'mentor',
    ondersteuningscoordinator: 'support coordinator',
    ouder: 'parent',
    leerling: 'pupil',
  },
} as const;
