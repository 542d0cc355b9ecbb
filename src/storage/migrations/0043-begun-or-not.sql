-- Under which claim no call was begun: whoever dies then has sent nothing. Another number than the fence of now = somebody may have
-- begun; so it is with what a process of the version before has in hand, which raises the fence and says nothing here.
alter table notice add column unbegun_fence integer;
