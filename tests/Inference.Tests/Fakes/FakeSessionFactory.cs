using System.Security.Cryptography;
using System.Text;
using SocialRec.Inference.Models;
using SocialRec.Inference.Sessions;

namespace SocialRec.Inference.Tests.Fakes;

/// <summary>Loads sessions that tests made, by the name that stands in the "file".</summary>
internal sealed class FakeSessionFactory : ISessionFactory
{
    private readonly Dictionary<string, FakeSession> _sessions = [];

    /// <summary>Makes a session loadable as a version.</summary>
    public ModelArtifact Register(string version, FakeSession session, float tolerance = 1e-6f)
    {
        _sessions.Add(version, session);
        byte[] file = Encoding.UTF8.GetBytes(version);
        return new ModelArtifact(version, Convert.ToHexString(SHA256.HashData(file)), _ => Task.FromResult(file)) { Tolerance = tolerance };
    }

    public IModelSession Create(string name, byte[] model) => _sessions.TryGetValue(Encoding.UTF8.GetString(model), out var session)
        ? session
        : throw new InvalidDataException("not a model");
}
