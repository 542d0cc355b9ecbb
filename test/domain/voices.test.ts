import { describe, expect, it } from '@jest/globals';
import {
  faultsOfVoice,
  LONGEST_ANSWER,
  VOICE_QUESTIONS,
  type Voice,
  voiceKept,
} from '../../src/domain/voices.ts';

const SAID: Voice = { goesWell: 'Voetbal', mustChange: '', wants: '', parentsMayRead: true };

describe('what somebody of the family says before a table', () => {
  it('is kept with one answer and the others empty', () => {
    expect(faultsOfVoice(SAID, 'pupil')).toEqual([]);
    expect(faultsOfVoice({ ...SAID, parentsMayRead: null }, 'parent')).toEqual([]);
  });

  it('is not kept with nothing said', () => {
    expect(faultsOfVoice({ ...SAID, goesWell: ' \n ' }, 'pupil')).toEqual([
      { code: 'voice_empty', at: 'goesWell' },
    ]);
  });

  it('is not kept until the pupil chose who may read it', () => {
    expect(faultsOfVoice({ ...SAID, parentsMayRead: null }, 'pupil')).toEqual([
      { code: 'voice_reader_missing', at: 'parentsMayRead' },
    ]);
    expect(faultsOfVoice({ ...SAID, parentsMayRead: false }, 'pupil')).toEqual([]);
  });

  it.each(VOICE_QUESTIONS)('takes as many letters as there may be in "%s", and none more', (at) => {
    const other = { ...SAID, goesWell: 'Ja' };

    expect(faultsOfVoice({ ...other, [at]: 'a'.repeat(LONGEST_ANSWER) }, 'pupil')).toEqual([]);
    expect(faultsOfVoice({ ...other, [at]: 'a'.repeat(LONGEST_ANSWER + 1) }, 'pupil')).toEqual([
      { code: 'text_too_long', at },
    ]);
  });

  it.each(VOICE_QUESTIONS)('takes no citizen service number in "%s"', (at) => {
    expect(faultsOfVoice({ ...SAID, [at]: 'Dat is 111222333' }, 'pupil')).toEqual([
      { code: 'bsn_in_text', at },
    ]);
  });

  it('is kept without empty lines around it, and of a parent without a choice of who may read it', () => {
    expect(voiceKept({ ...SAID, goesWell: '\n Voetbal \n' }, 'pupil')).toEqual(SAID);
    expect(voiceKept(SAID, 'parent')).toEqual({ ...SAID, parentsMayRead: null });
  });
});
