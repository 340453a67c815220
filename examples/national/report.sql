-- The settlement report (form 07a) by joins: no function of ours is called.
-- A stamp with seconds is of the minute it runs into.
with stamped as materialized (
    select *, hour(received) * 60 + minute(received)
        + case when received > date_trunc('minute', received) then 1 else 0 end as clock
    from read_parquet($files)
),
received as materialized (
    select d.province, d.field, d.channel, r.date as accepted, d.ended,
        d.working_days + case when d.clock > r.later_after then r.starts_later
            when d.clock > r.late_after then r.starts_late else r.starts end as ordinal
    from stamped d
    join days r on r.province = d.province and r.date = cast(d.received as date)
),
due as materialized (
    select field, channel, accepted, ended, e.date as due
    from received d
    join days e on e.province = d.province and e.ordinal = d.ordinal and e.working
),
counted as (
    select *, accepted < $first as carried, coalesce(ended <= $last, false) as settled,
        sign(least(coalesce(ended, $last), $last) - due) as sign
    from due
    where accepted <= $last and (ended is null or ended >= $first)
),
told as (
    select field, unnest([f."column", f."sum", s."column", s."sum"]) as name
    from counted c
    join filings f on f.carried = c.carried and f.channel = c.channel
    join standings s on s.settled = c.settled and s.sign = c.sign and not s.waited
),
ever as (
    select field, case when ended is null then 'unfinished' when ended < due then 'ever_early'
        when ended > due then 'ever_late' else 'ever_on_time' end as name
    from due
)
select field, name, count(*) from told group by all
union all
select field, name, count(*) from ever group by all
