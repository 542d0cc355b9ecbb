import { describe, expect, it } from '@jest/globals';
import { type KeptMessage, keptChats } from '../../src/demo/kept-chats.ts';

function message(id: string, text: string, more: Partial<KeptMessage> = {}): KeptMessage {
  return { conversation: 'chat', thread: null, id, activity: { type: 'message', text }, ...more };
}

describe('what the demo keeps of a chat', () => {
  it('is shown again in the order in which it was said, as it stands after its last edit', () => {
    const chats = keptChats();
    chats.keep(message('1', 'first'));
    chats.keep(message('2', 'second'));

    chats.change('chat', '1', { type: 'message', text: 'first, edited' });

    expect(chats.all().map(({ activity }) => activity.text)).toEqual(['first, edited', 'second']);
  });

  it('tells the id on the screen from the one that the bot was given first, however often it was shown', () => {
    const chats = keptChats();
    chats.keep(message('1', 'first'));

    chats.shownAgain('chat', '1', '21');
    chats.shownAgain('chat', '1', '31');

    expect(chats.onScreen('chat', '1')).toBe('31');
    expect(chats.known('chat', '31')).toBe('1');
    expect(chats.known('chat', '21')).toBe('1');
  });

  it('does not mix up two conversations in which the same id occurs', () => {
    const chats = keptChats();
    chats.keep(message('1', 'in the chat'));
    chats.keep(message('1', 'in the channel', { conversation: 'channel' }));

    chats.shownAgain('chat', '1', '9');
    chats.change('channel', '1', { type: 'message', text: 'edited' });

    expect(chats.onScreen('channel', '1')).toBe('1');
    expect(chats.all().map(({ activity }) => activity.text)).toEqual(['in the chat', 'edited']);
  });

  it('is the same words once, where they were said last', () => {
    const chats = keptChats();
    chats.keep(message('1', 'menu'));
    chats.keep(message('2', 'question'));

    chats.keep(message('3', 'menu'));

    expect(chats.all().map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('holds sixty messages of a conversation and drops the oldest at the sixty-first', () => {
    const chats = keptChats();
    for (let number = 1; number <= 60; number++) chats.keep(message(String(number), `text ${number}`));
    expect(chats.all()[0]?.id).toBe('1');

    chats.keep(message('61', 'text 61'));

    expect(chats.all()).toHaveLength(60);
    expect(chats.all()[0]?.id).toBe('2');
  });
});
