using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SocialRec.Storage.Sqlite;

namespace SocialRec.Storage.Encryption;

/// <summary>The store's data keys: a table of keys wrapped by the master key. Each opening of the store adds one, so every start rotates.</summary>
internal static class DataKeys
{
    /// <summary>Refuses a file whose data keys the configured master keys do not open; changes nothing.</summary>
    /// <exception cref="StorageStartException">The master key is missing or another one.</exception>
    public static void Check(SqliteConnection connection, MasterKeys masterKeys, string file) => Unwrap(connection, masterKeys, file);

    /// <summary>
    /// Opens all data keys, wraps those of former master keys with the current one, and adds a fresh key for what this run writes. It is on
    /// disk before it encrypts anything. Without a master key nothing is encrypted.
    /// </summary>
    /// <exception cref="StorageStartException">The master key is missing or another one.</exception>
    public static IPayloadCipher Open(SqliteConnection connection, MasterKeys masterKeys, string file)
    {
        var keys = Unwrap(connection, masterKeys, file);
        if (!masterKeys.Any)
            return new OpenPayloads();
        var current = keys.Count == 0 ? 1 : keys.Keys.Max() + 1;
        using var transaction = connection.BeginTransaction();
        foreach (var id in ReadWrapped(connection).Where(row => row.Wrapped.MasterKey != masterKeys.CurrentId).Select(row => row.Id).ToList())
            Store(connection, id, masterKeys.Wrap(keys[id], Purpose(id)));
        keys[current] = RandomNumberGenerator.GetBytes(EncryptionOptions.KeyBytes);
        Store(connection, current, masterKeys.Wrap(keys[current], Purpose(current)));
        transaction.Commit();
        return new EncryptedPayloads(keys, current);
    }

    private static Dictionary<long, byte[]> Unwrap(SqliteConnection connection, MasterKeys masterKeys, string file)
    {
        var keys = new Dictionary<long, byte[]>();
        foreach (var (id, wrapped) in ReadWrapped(connection))
            keys[id] = masterKeys.TryUnwrap(wrapped, Purpose(id)) ?? throw StorageStartException.WrongKey(file, wrapped.MasterKey, masterKeys);
        return keys;
    }

    private static List<(long Id, WrappedKey Wrapped)> ReadWrapped(SqliteConnection connection)
    {
        var rows = new List<(long, WrappedKey)>();
        using var select = new SqliteStatement(connection, "SELECT id, master_key, wrapped FROM data_keys ORDER BY id");
        while (select.Step())
            rows.Add((select.GetInt64(0), new WrappedKey(select.GetInt64(1), select.GetBytes(2))));
        return rows;
    }

    private static void Store(SqliteConnection connection, long id, WrappedKey wrapped)
    {
        using var upsert = new SqliteStatement(connection,
            "INSERT INTO data_keys (id, master_key, wrapped) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET master_key = ?2, wrapped = ?3");
        upsert.Bind(1, id).Bind(2, wrapped.MasterKey).Bind(3, wrapped.Bytes).Execute();
    }

    private static string Purpose(long id) => $"data key {id}";
}
