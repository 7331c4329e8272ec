namespace SocialRec.Silo.Tests.Hosting;

/// <summary>Grain state in PostgreSQL.</summary>
public sealed class PostgreSqlStorageTests(PostgreSqlHost provider) : StorageContractTests(provider), IClassFixture<PostgreSqlHost>;
