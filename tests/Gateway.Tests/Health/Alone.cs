namespace SocialRec.Gateway.Tests.Health;

/// <summary>Tests that run beside no others, because the metrics of all gateways of a process are read together.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
