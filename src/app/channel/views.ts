/** The two cards that the channel itself gets from an installation; they name nobody. */
export type ChannelSetupView = { kind: 'channel_bind'; teamsId: string } | { kind: 'channel_bound' };
