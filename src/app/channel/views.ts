/** What a colleague sees who made this channel the school's; it names nobody. */
export type ChannelSetupView = { kind: 'channel_bound' };
