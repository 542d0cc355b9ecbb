import { holdsBsn } from './elfproef.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * What the pupil and each parent are asked before a table, so that it begins with them: what goes well, what has to change, what
 * they want to reach. Seeds: "iedereen wordt gehoord" (Utrechtse kernpartners, 2017) and the pupil's wishes and possibilities at
 * the table (Routekaart, 2022).
 */
export const VOICE_QUESTIONS = ['goesWell', 'mustChange', 'wants'] as const;
export type VoiceQuestion = (typeof VOICE_QUESTIONS)[number];

/** Per answer, in characters: some minutes of telling. Ours. */
export const LONGEST_ANSWER = 1_000;
/** So often somebody can say it anew; each time is kept. Ours. */
export const MOST_VOICES = 20;

/** `link` = typed by themselves behind their own link, `told` = a colleague typed what they said, `paper` = from the sheet. */
export const VOICE_ROADS = ['link', 'told', 'paper'] as const;
export type VoiceRoad = (typeof VOICE_ROADS)[number];

export type VoiceOf = 'pupil' | 'parent';

/** What somebody of the family said, in their own words. An answer that was left out is empty. */
export type Voice = Readonly<Record<VoiceQuestion, string>> & {
  /** Of the pupil alone, who chooses it: whether the parents may read it. Null = it is a parent's. */
  parentsMayRead: boolean | null;
};

export type VoiceFault = { code: RefusalCode; at: keyof Voice | null };

/** What is wrong with it, in the order of the boxes; empty when it can be kept. */
export function faultsOfVoice(voice: Voice, of: VoiceOf): VoiceFault[] {
  const faults: VoiceFault[] = [];
  for (const at of VOICE_QUESTIONS) {
    if (voice[at].length > LONGEST_ANSWER) faults.push({ code: 'text_too_long', at });
    else if (holdsBsn(voice[at])) faults.push({ code: 'bsn_in_text', at });
  }
  if (VOICE_QUESTIONS.every((at) => voice[at].trim() === ''))
    faults.push({ code: 'voice_empty', at: VOICE_QUESTIONS[0] });
  if (of === 'pupil' && voice.parentsMayRead === null)
    faults.push({ code: 'voice_reader_missing', at: 'parentsMayRead' });
  return faults;
}

/** As it is kept: without empty lines around it, and a parent has nothing to choose. */
export function voiceKept(voice: Voice, of: VoiceOf): Voice {
  return {
    goesWell: voice.goesWell.trim(),
    mustChange: voice.mustChange.trim(),
    wants: voice.wants.trim(),
    parentsMayRead: of === 'pupil' ? voice.parentsMayRead : null,
  };
}

export function isSameVoice(one: Voice, other: Voice): boolean {
  return one.parentsMayRead === other.parentsMayRead && VOICE_QUESTIONS.every((at) => one[at] === other[at]);
}
