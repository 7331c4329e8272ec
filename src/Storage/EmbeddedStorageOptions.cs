using System.ComponentModel.DataAnnotations;
using Orleans.Storage;

namespace SocialRec.Storage;

/// <summary>How the embedded store keeps its data. Checked at start; a bad value is named with its key.</summary>
public sealed class EmbeddedStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The configuration section these values are read from.</summary>
    public const string SectionName = "Storage";

    /// <summary>The directory the store owns alone, created if need be. No default.</summary>
    [Required(ErrorMessage = "Storage:DataDirectory is missing: name a directory on a local disk.")]
    public string DataDirectory { get; set; } = "";

    /// <summary>How many writes may wait for the writer; more are refused as busy. Default 16,384; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Storage:WriteQueueLength must be from 1 to 1000000 writes.")]
    public int WriteQueueLength { get; set; } = 16_384;

    /// <summary>How many megabytes of payload may wait for the writer; more are refused as busy. Default 64; 1 to 4,096.</summary>
    [Range(1, 4096, ErrorMessage = "Storage:WriteQueueMegabytes must be from 1 to 4096 megabytes.")]
    public int WriteQueueMegabytes { get; set; } = 64;

    /// <summary>How many reads may wait for a reader; more are refused as busy. Default 65,536; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Storage:ReadQueueLength must be from 1 to 1000000 reads.")]
    public int ReadQueueLength { get; set; } = 65_536;

    /// <summary>How many writes one commit may hold. Default 1,024; 1 to 65,536.</summary>
    [Range(1, 65_536, ErrorMessage = "Storage:MaxBatchRows must be from 1 to 65536 rows.")]
    public int MaxBatchRows { get; set; } = 1024;

    /// <summary>How many megabytes of payload one commit may hold; one larger record still gets a commit of its own. Default 8; 1 to 1,024.</summary>
    [Range(1, 1024, ErrorMessage = "Storage:MaxBatchMegabytes must be from 1 to 1024 megabytes.")]
    public int MaxBatchMegabytes { get; set; } = 8;

    /// <summary>The largest record the store accepts, in bytes. Default 16,777,216 (16 MiB); 1,024 to 536,870,912.</summary>
    [Range(1024, 512 << 20, ErrorMessage = "Storage:MaxRecordBytes must be from 1024 to 536870912 bytes.")]
    public int MaxRecordBytes { get; set; } = 16 << 20;

    /// <summary>How many connections, each with a thread of its own, serve reads. Default 2; 1 to 32.</summary>
    [Range(1, 32, ErrorMessage = "Storage:ReaderConnections must be from 1 to 32 connections.")]
    public int ReaderConnections { get; set; } = 2;

    /// <summary>How long a statement waits for another program's lock on the database file, in milliseconds. Default 5,000; 0 to 600,000.</summary>
    [Range(0, 600_000, ErrorMessage = "Storage:BusyTimeoutMs must be from 0 to 600000 milliseconds.")]
    public int BusyTimeoutMs { get; set; } = 5000;

    /// <summary>How large the write-ahead log grows before it is moved into the database file, in megabytes. Default 16; 1 to 1,024.</summary>
    [Range(1, 1024, ErrorMessage = "Storage:CheckpointMegabytes must be from 1 to 1024 megabytes.")]
    public int CheckpointMegabytes { get; set; } = 16;

    /// <summary>Page cache of the writer, in megabytes. Default 16; 1 to 4,096.</summary>
    [Range(1, 4096, ErrorMessage = "Storage:WriterCacheMegabytes must be from 1 to 4096 megabytes.")]
    public int WriterCacheMegabytes { get; set; } = 16;

    /// <summary>
    /// How large the database file may grow, in megabytes; beyond that writes fail as on a full disk. Default 0, no limit; 0 to 16,777,216.
    /// </summary>
    [Range(0, 16_777_216, ErrorMessage = "Storage:MaxDatabaseMegabytes must be from 0 (no limit) to 16777216 megabytes.")]
    public int MaxDatabaseMegabytes { get; set; }

    /// <summary>How long the integrity check at start may take, in seconds; 0 skips it. Default 30; 0 to 86,400.</summary>
    [Range(0, 86_400, ErrorMessage = "Storage:IntegrityCheckSeconds must be from 0 (no check) to 86400 seconds.")]
    public int IntegrityCheckSeconds { get; set; } = 30;

    /// <summary>Turns state into bytes. Default: the serializer registered under the storage's name, or else the silo's.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
