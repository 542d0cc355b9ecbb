-- The end of a call may be told as a moment of the database's own clock, by a process that knows how the two clocks stand: then
-- the way of the message, and the wait for a lock, do not make it later than it was.
-- Tells of calls that are over and asks for turns to make others, all in one: `over` [{ conversation, tenant, held, ago,
-- ended, made, pause, refused }], `wanted` [{ conversation, tenant }], `rates` { conversation, tenant, ahead, hold, tenant_hold }, all times in
-- milliseconds. The answer has a row for each that is wanted: held_until when it may go, and in how long; else after how
-- long to ask again. One call at a time in a conversation. `named_at`: a test names the moment itself.
create or replace function take_turns(over jsonb, wanted jsonb, rates jsonb, named_at bigint default null)
returns table (nth int, held_until bigint, starts_in int) language plpgsql as $$
declare
  -- the same answer to two conversations of a tenant within so long means the tenant, not the conversation
  together constant int := 2000;
  busy constant int := 150;
  nobody_knows constant int := 250;
  conversation_within constant bigint[] := array(select (w ->> 'milliseconds')::bigint from jsonb_array_elements(rates -> 'conversation') as w);
  conversation_most constant int[] := array(select (w ->> 'most')::int from jsonb_array_elements(rates -> 'conversation') as w);
  tenant_within constant bigint[] := array(select (w ->> 'milliseconds')::bigint from jsonb_array_elements(rates -> 'tenant') as w);
  tenant_most constant int[] := array(select (w ->> 'most')::int from jsonb_array_elements(rates -> 'tenant') as w);
  conversation_longest constant bigint := (select coalesce(max(w), 0) from unnest(conversation_within) as w);
  tenant_longest constant bigint := (select coalesce(max(w), 0) from unnest(tenant_within) as w);
  ahead constant int := rates ->> 'ahead';
  hold constant int := rates ->> 'hold';
  -- by so much sooner is a turn over for the tenant than for the conversation
  sooner constant int := hold - coalesce((rates ->> 'tenant_hold')::int, hold);
  at bigint;
  tenant_id text;
  tenant pace;
  conversation pace;
  told record;
  asks record;
  found_at int;
  begins bigint;
  over_at bigint;
  room bigint;
  ahead_of_us int;
begin
  -- Nobody waits for the disk: what a crash of the database forgets of the last second makes Teams say no once, at worst.
  perform set_config('synchronous_commit', 'off', true);
  perform lock_places(array(
    select distinct place
    from jsonb_array_elements(over || wanted) as e,
      lateral (values ('c:' || (e ->> 'conversation')), ('t:' || (e ->> 'tenant'))) as p (place)
    order by place
  ));
  at := coalesce(named_at, floor(extract(epoch from clock_timestamp()) * 1000)::bigint);
  for tenant_id in select distinct e ->> 'tenant' from jsonb_array_elements(over || wanted) as e loop
    select * into tenant from pace where place = 't:' || tenant_id;
    tenant.ended := tenant.ended || array(select h from unnest(tenant.held) as h where h <= at);
    tenant.held := array(select h from unnest(tenant.held) as h where h > at);

    for told in
      select o.* from jsonb_to_recordset(over)
        as o (conversation text, tenant text, held bigint, ago bigint, ended bigint, made boolean, pause bigint, refused boolean)
      where o.tenant = tenant_id
    loop
      over_at := least(at + 1, coalesce(told.ended, at - told.ago));
      found_at := array_position(tenant.held, told.held - sooner);
      if found_at is not null then
        tenant.held := tenant.held[:found_at - 1] || tenant.held[found_at + 1:];
      end if;
      if told.made then tenant.ended := tenant.ended || over_at; end if;
      if told.refused then
        if tenant.refused_in <> told.conversation and tenant.refused_at > at - together then
          tenant.paused_until := greatest(tenant.paused_until, over_at + told.pause);
        end if;
        tenant.refused_in := told.conversation;
        tenant.refused_at := at;
      end if;
      update pace
      set held = array_remove(held, told.held),
          ended = case when told.made then ended || over_at else ended end,
          paused_until = greatest(paused_until, case when told.pause > 0 then over_at + told.pause else 0 end),
          used_at = at
      where place = 'c:' || told.conversation;
    end loop;
    tenant.ended := ended_since(tenant.ended, at - tenant_longest);

    ahead_of_us := 0;
    for asks in
      select a.n::int as n, a.e ->> 'conversation' as place
      from jsonb_array_elements(wanted) with ordinality as a (e, n)
      where a.e ->> 'tenant' = tenant_id
      order by a.n
    loop
      select * into conversation from pace where place = 'c:' || asks.place;
      nth := asks.n;
      held_until := null;
      if exists (select from unnest(conversation.held) as h where h > at) then
        starts_in := busy;
        return next;
        continue;
      end if;
      conversation.ended := ended_since(conversation.ended || conversation.held, at - conversation_longest);
      begins := room_from(conversation_within, conversation_most, conversation.ended, 0, greatest(at, conversation.paused_until));
      room := room_from(tenant_within, tenant_most, tenant.ended, cardinality(tenant.held) + ahead_of_us,
        greatest(at, tenant.paused_until));
      starts_in := greatest(begins, coalesce(room, at + nobody_knows)) - at;
      if room is not null and starts_in <= ahead then
        held_until := at + starts_in + hold;
        tenant.held := tenant.held || (held_until - sooner);
        update pace set ended = conversation.ended, held = array[held_until], used_at = at where place = 'c:' || asks.place;
      elsif begins - at <= ahead then
        -- who comes after one that has to wait for the tenant has to wait a little longer
        ahead_of_us := ahead_of_us + 1;
      end if;
      -- asked again as soon as the turn can be given, so that it is not found unused
      if held_until is null and room is not null then starts_in := greatest(starts_in - ahead, 1); end if;
      return next;
    end loop;
    update pace
    set ended = tenant.ended, held = tenant.held, paused_until = tenant.paused_until,
        refused_in = tenant.refused_in, refused_at = tenant.refused_at, used_at = at
    where place = tenant.place;
  end loop;
end
$$;
