using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SocialRec.Benchmarks.Storage;

/// <summary>
/// What the disk allows: the records of all writers appended to one file in one write and synced with <c>fdatasync</c>, again and again.
/// </summary>
internal sealed class AppendCeiling(string path) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
    private long _length;

    /// <summary>Appends for the given time and returns the records per second.</summary>
    public double Run(StorageWorkload workload, TimeSpan time)
    {
        byte[] batch = new byte[workload.Writers * workload.Bytes];
        new Random(1).NextBytes(batch);
        long start = TimeProvider.System.GetTimestamp();
        long records = 0;
        while (TimeProvider.System.GetElapsedTime(start) < time)
        {
            RandomAccess.Write(_file, batch, _length);
            if (Fdatasync(_file) != 0)
                throw new Win32Exception();
            _length += batch.Length;
            records += workload.Writers;
        }

        return records / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose() => _file.Dispose();

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int Fdatasync(SafeFileHandle file);
}
