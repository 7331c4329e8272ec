using System.Net;
using System.Text.Json.Nodes;
using NSubstitute;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Gateway.Tests.Operations;

public sealed class OperationsApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await TestGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("""{"seed":5,"activate":false}""")]
    public async Task TrainingRun_Starts_AsAnOperation(string body)
    {
        _gateway.Cluster.Train("run-1");
        using var content = body.Length == 0 ? null : new StringContent(body, null, "application/json");
        using HttpResponseMessage response = await _gateway.Client.PostAsync("/v1/training-runs", content);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/v1/operations/run-1", response.Headers.Location!.ToString());
        Assert.Equal("""{"id":"run-1"}""", await response.Content.ReadAsStringAsync());
        await _gateway.Cluster.Grain<IModelRegistryGrain>("models").Received().StartTrainingAsync(
            Arg.Is<TrainingRequest>(r => r.Seed == (body.Length == 0 ? 1 : 5) && r.Activate == (body.Length == 0)));
    }

    [Fact]
    public async Task Operation_Get_ShowsResultAsJson()
    {
        _gateway.Cluster.Grain<IOperationGrain>("run-1").GetAsync().Returns(new OperationStatus
        {
            Id = "run-1", Kind = "training", State = OperationState.Succeeded, Progress = 1, Result = """{"version":"v1"}""", StartedMs = 1_769_860_800_000,
        });

        Assert.Equal(
            """{"id":"run-1","kind":"training","status":"succeeded","progress":1,"result":{"version":"v1"},"started":"2026-01-31T12:00:00Z"}""",
            await _gateway.Client.GetStringAsync("/v1/operations/run-1"));
    }

    [Fact]
    public async Task Models_ListAndActivate()
    {
        IModelRegistryGrain registry = _gateway.Cluster.Grain<IModelRegistryGrain>("models");
        var version = new ModelVersion { Name = "items", Version = "v1", Sha256 = "ab", Size = 7, Scores = new() { ["ndcg"] = 0.5 }, Active = true };
        registry.ListAsync().Returns([version]);
        registry.ActivateAsync("items", "v1").Returns(version);
        registry.ActivateAsync("items", "v2").Returns<ModelVersion>(_ => throw new NotFoundException("There is no version v2."));

        JsonNode list = JsonNode.Parse(await _gateway.Client.GetStringAsync("/v1/models"))!;
        Assert.Equal(("v1", 0.5, true), ((string)list["models"]![0]!["version"]!, (double)list["models"]![0]!["scores"]!["ndcg"]!, (bool)list["models"]![0]!["active"]!));
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Client.PostAsync("/v1/models/items/versions/v1/activate", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Client.PostAsync("/v1/models/items/versions/v2/activate", null)).StatusCode);
    }

    [Fact]
    public async Task Import_Watermark_IsKeptAsAnOperation()
    {
        IOperationGrain operation = _gateway.Cluster.Grain<IOperationGrain>("import-abc");
        OperationStatus? kept = null;
        operation.When(o => o.ReportAsync(Arg.Any<OperationStatus>())).Do(call => kept = call.Arg<OperationStatus>());
        operation.GetAsync().Returns(_ => kept);
        using var content = new StringContent("""{"rows":1000,"progress":0.5}""", null, "application/json");
        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Client.GetAsync("/v1/imports/abc")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _gateway.Client.PutAsync("/v1/imports/abc", content)).StatusCode);

        Assert.Equal(("import", OperationState.Running, 0.5), (kept!.Kind, kept.State, kept.Progress));
        Assert.Equal("""{"rows":1000,"progress":0.5,"complete":false}""", await _gateway.Client.GetStringAsync("/v1/imports/abc"));
    }
}
