using System.Text.Json;
using Microsoft.Extensions.Options;
using SocialRec.Inference.Errors;

namespace SocialRec.Inference.Text;

/// <summary>Reads texts with the silo's text model: cuts them into tokens, has the model run, and puts its numbers into words. Takes any text.</summary>
public sealed class TextAnalyst
{
    /// <summary>The folder of the text model within <see cref="InferenceOptions.ModelDirectory"/>.</summary>
    public const string Folder = "text";

    private const string VocabularyFile = "vocabulary.txt";
    private const string HeadsFile = "heads.json";

    private readonly InferenceService _inference;
    private readonly Lazy<Tools> _tools;

    /// <summary>Reads with the model of a service; the vocabulary is read when the first text comes.</summary>
    public TextAnalyst(InferenceService inference, IOptions<InferenceOptions> options)
    {
        ArgumentNullException.ThrowIfNull(inference);
        ArgumentNullException.ThrowIfNull(options);
        _inference = inference;
        string folder = Path.Combine(options.Value.ModelDirectory, Folder);
        _tools = new Lazy<Tools>(() => Load(folder));
    }

    /// <summary>Whether a version of the model serves.</summary>
    public bool IsReady => _inference.Text.IsLoaded;

    /// <summary>Reads one text; what is past the length that the model reads is left out.</summary>
    /// <exception cref="InferenceOverloadedException">The queue is full.</exception>
    /// <exception cref="InferenceFaultException">The run went wrong.</exception>
    /// <exception cref="ModelUnavailableException">No version is loaded, or its vocabulary is not beside it.</exception>
    public async Task<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        (TokenizedText tokens, TextOutputs outputs) = await RunAsync(text, cancellationToken);
        return _tools.Value.Interpreter.Interpret(tokens, outputs);
    }

    /// <summary>The vector of one text: unit length, nearer to those of texts about the same; zero if it says nothing. Errors are those of <see cref="AnalyzeAsync"/>.</summary>
    public async Task<float[]> VectorAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (await RunAsync(text, cancellationToken)).Outputs.Heads[TextAdapter.Vector];
    }

    private async Task<(TokenizedText Tokens, TextOutputs Outputs)> RunAsync(string text, CancellationToken cancellationToken)
    {
        if (!IsReady)
            throw new ModelUnavailableException("No text model is loaded.");
        TokenizedText tokens = _tools.Value.Tokenizer.Tokenize(text);
        return (tokens, await _inference.Text.RunAsync(new TextRequest(tokens.Ids), cancellationToken));
    }

    private static Tools Load(string folder)
    {
        try
        {
            using FileStream vocabulary = File.OpenRead(Path.Combine(folder, VocabularyFile));
            using FileStream heads = File.OpenRead(Path.Combine(folder, HeadsFile));
            return new Tools(new TextTokenizer(vocabulary), new TextInterpreter(TextHeads.Read(heads)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelUnavailableException($"The text model's vocabulary or heads cannot be read: {exception.Message}");
        }
    }

    private sealed record Tools(TextTokenizer Tokenizer, TextInterpreter Interpreter);
}
