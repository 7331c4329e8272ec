-- What SocialRec keeps in PostgreSQL (13 or later): grain state, the members of its cluster, reminders.
-- A silo or gateway makes it at its first start. Where they may not, apply it yourself, as a role that may:
--
--   psql "$CONNECTION" --single-transaction --file deploy/postgresql/schema.sql
--
-- and grant their role SELECT, INSERT, UPDATE and DELETE on these tables. Applying it again changes no data.
--
-- Orleans' ADO.NET providers take every statement from the table OrleansQuery by its key, with the parameters and the result columns that
-- this file's statements have. The tables behind them are SocialRec's own, so Orleans' own scripts are not needed; where they have been
-- applied before, they serve as well, and silos leave them as they are.

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey  text PRIMARY KEY,
    QueryText text NOT NULL
);

-- One row per record. A cleared record keeps its row without payload, so that a late writer meets its version.
CREATE TABLE IF NOT EXISTS socialrec_state (
    service    text COLLATE "C" NOT NULL,
    grain_type text COLLATE "C" NOT NULL,
    n0         bigint NOT NULL,
    n1         bigint NOT NULL,
    grain_key  text COLLATE "C" NOT NULL,
    version    integer NOT NULL,
    changed    timestamptz NOT NULL DEFAULT now(),
    payload    bytea,
    PRIMARY KEY (grain_key, grain_type, service, n0, n1)
);
-- Payloads are compact already; trying to press them again costs more than it saves.
ALTER TABLE socialrec_state ALTER COLUMN payload SET STORAGE EXTERNAL;

-- The version that every change of a cluster's membership must name and raises by one.
CREATE TABLE IF NOT EXISTS socialrec_cluster (
    cluster text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS socialrec_silo (
    cluster    text COLLATE "C" NOT NULL REFERENCES socialrec_cluster ON DELETE CASCADE,
    address    text NOT NULL,
    port       integer NOT NULL,
    generation integer NOT NULL,
    name       text NOT NULL,
    host       text NOT NULL,
    status     integer NOT NULL,
    proxy_port integer NOT NULL,
    suspected  text,
    started    timestamptz NOT NULL,
    alive      timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

CREATE TABLE IF NOT EXISTS socialrec_reminder (
    service text COLLATE "C" NOT NULL,
    grain   text COLLATE "C" NOT NULL,
    name    text COLLATE "C" NOT NULL,
    hash    integer NOT NULL,
    starts  timestamptz NOT NULL,
    period  bigint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (service, grain, name)
);
CREATE INDEX IF NOT EXISTS socialrec_reminder_by_hash ON socialrec_reminder (service, hash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

-- Grain state. No row comes back where the version named is not the one that is there.

('ReadFromStorageKey', '
    SELECT payload AS PayloadBinary, version AS Version
    FROM socialrec_state
    WHERE grain_key = coalesce(@GrainIdExtensionString::text, '''') AND grain_type = @GrainTypeString AND service = @ServiceId
        AND n0 = @GrainIdN0 AND n1 = @GrainIdN1'),

('WriteToStorageKey', '
    INSERT INTO socialrec_state AS s (service, grain_type, n0, n1, grain_key, version, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''''), 1, @PayloadBinary
    WHERE @GrainStateVersion::integer IS NULL OR EXISTS (
        SELECT FROM socialrec_state
        WHERE grain_key = coalesce(@GrainIdExtensionString::text, '''') AND grain_type = @GrainTypeString AND service = @ServiceId
            AND n0 = @GrainIdN0 AND n1 = @GrainIdN1)
    ON CONFLICT (grain_key, grain_type, service, n0, n1)
        DO UPDATE SET payload = excluded.payload, version = s.version + 1, changed = now()
        WHERE s.version = @GrainStateVersion::integer
    RETURNING version AS NewGrainStateVersion'),

('ClearStorageKey', '
    UPDATE socialrec_state SET payload = NULL, version = version + 1, changed = now()
    WHERE grain_key = coalesce(@GrainIdExtensionString::text, '''') AND grain_type = @GrainTypeString AND service = @ServiceId
        AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion::integer
    RETURNING version AS NewGrainStateVersion'),

('DeleteStorageKey', '
    DELETE FROM socialrec_state
    WHERE grain_key = coalesce(@GrainIdExtensionString::text, '''') AND grain_type = @GrainTypeString AND service = @ServiceId
        AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion::integer
    RETURNING version + 1 AS NewGrainStateVersion'),

-- Membership. A change that names another version than the table's changes nothing and answers false.

('InsertMembershipVersionKey', '
    WITH made AS (INSERT INTO socialrec_cluster (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT FROM made)'),

('InsertMembershipKey', '
    WITH raised AS (
        UPDATE socialrec_cluster SET version = version + 1
        WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT FROM socialrec_silo WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING cluster),
    added AS (
        INSERT INTO socialrec_silo (cluster, address, port, generation, name, host, status, proxy_port, started, alive)
        SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised
        RETURNING 1)
    SELECT EXISTS (SELECT FROM added)'),

('UpdateMembershipKey', '
    WITH raised AS (
        UPDATE socialrec_cluster SET version = version + 1
        WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (
            SELECT FROM socialrec_silo WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING cluster),
    changed AS (
        UPDATE socialrec_silo AS s SET status = @Status, suspected = @SuspectTimes::text, alive = @IAmAliveTime
        FROM raised
        WHERE s.cluster = raised.cluster AND address = @Address AND port = @Port AND generation = @Generation
        RETURNING 1)
    SELECT EXISTS (SELECT FROM changed)'),

('UpdateIAmAlivetimeKey', '
    UPDATE socialrec_silo SET alive = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

('MembershipReadAllKey', '
    SELECT c.version AS Version, address AS Address, port AS Port, generation AS Generation, name AS SiloName, host AS HostName, status AS Status,
        proxy_port AS ProxyPort, suspected AS SuspectTimes, started AS StartTime, alive AS IAmAliveTime
    FROM socialrec_cluster AS c LEFT JOIN socialrec_silo AS s ON s.cluster = c.cluster
    WHERE c.cluster = @DeploymentId'),

('MembershipReadRowKey', '
    SELECT c.version AS Version, address AS Address, port AS Port, generation AS Generation, name AS SiloName, host AS HostName, status AS Status,
        proxy_port AS ProxyPort, suspected AS SuspectTimes, started AS StartTime, alive AS IAmAliveTime
    FROM socialrec_cluster AS c LEFT JOIN socialrec_silo AS s
        ON s.cluster = c.cluster AND address = @Address AND port = @Port AND generation = @Generation
    WHERE c.cluster = @DeploymentId'),

('GatewaysQueryKey', '
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM socialrec_silo
    WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0'),

('DeleteMembershipTableEntriesKey', '
    DELETE FROM socialrec_cluster WHERE cluster = @DeploymentId'),

-- 6 is a silo that is dead.
('CleanupDefunctSiloEntriesKey', '
    DELETE FROM socialrec_silo WHERE cluster = @DeploymentId AND status = 6 AND alive < @IAmAliveTime'),

-- Reminders. A silo asks for the part of the ring of hashes that it owns: begin excluded, end included; the second form is for a part
-- that reaches past the greatest hash.

('ReadReminderRowsKey', '
    SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
    FROM socialrec_reminder WHERE service = @ServiceId AND grain = @GrainId'),

('ReadReminderRowKey', '
    SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
    FROM socialrec_reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName'),

('ReadRangeRows1Key', '
    SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
    FROM socialrec_reminder WHERE service = @ServiceId AND hash > @BeginHash AND hash <= @EndHash'),

('ReadRangeRows2Key', '
    SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
    FROM socialrec_reminder WHERE service = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)'),

('UpsertReminderRowKey', '
    INSERT INTO socialrec_reminder AS r (service, grain, name, hash, starts, period)
    VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
    ON CONFLICT (service, grain, name)
        DO UPDATE SET hash = excluded.hash, starts = excluded.starts, period = excluded.period, version = r.version + 1
    RETURNING version AS Version'),

('DeleteReminderRowKey', '
    WITH gone AS (
        DELETE FROM socialrec_reminder
        WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version
        RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)'),

('DeleteReminderRowsKey', '
    DELETE FROM socialrec_reminder WHERE service = @ServiceId'),

-- Which edition of this file the database has; silos ask for it.
('SocialRecSchema', '1')

ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
