using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Texts;

namespace SocialRec.Recommendation.Tests.Texts;

public sealed class TextRelationsTests
{
    [Fact]
    public void Relate_WithoutABundle_TiesWhatReadsAlikeBothWays()
    {
        TextRelations relations = Of([1, 0], [0.98f, 0.2f], [0, 1]);

        TextNeighbours texts = relations.Relate(null);

        Assert.Equal([1], Rows(texts, 0));
        Assert.Equal([0], Rows(texts, 1));
        Assert.Empty(Rows(texts, 2));
        Assert.InRange(texts.Of(0)[0].Weight, 0.85f, 1f);
    }

    [Fact]
    public void Relate_NothingNew_IsTheSamePicture()
    {
        TextRelations relations = Of([1, 0], [0.98f, 0.2f]);
        TextNeighbours first = relations.Relate(null);

        Assert.Same(first, relations.Relate(null));
        relations.Set(2, [1, 0.1f]);
        Assert.Equal([0, 1], Rows(relations.Relate(null), 2).Order());
        Assert.Equal([1], Rows(first, 0));
    }

    [Fact]
    public void Set_OtherWords_ForgetsWhomTheFormerWereLike()
    {
        TextRelations relations = Of([1, 0], [0.98f, 0.2f], [0, 1]);
        relations.Relate(null);

        relations.Set(1, [0.1f, 1]);
        TextNeighbours texts = relations.Relate(null);

        Assert.Empty(Rows(texts, 0));
        Assert.Equal([2], Rows(texts, 1));
        Assert.Equal([1], Rows(texts, 2));
    }

    [Fact]
    public void Relate_ItemsThatAreAllAlike_KeepsListsShort()
    {
        TextRelations relations = Of([.. Enumerable.Range(0, 200).Select(i => new[] { 1, i / 1000f })]);

        TextNeighbours texts = relations.Relate(null);

        Assert.All(Enumerable.Range(0, 200), row => Assert.InRange(texts.Of(row).Length, 8, 32));
    }

    [Fact]
    public void Relate_BeyondItsMost_RelatesTheLatest()
    {
        var relations = new TextRelations(mostUnknown: 1);
        relations.Set(0, [1, 0]);
        relations.Set(1, [0, 1]);
        relations.Set(2, [0.1f, 1]);

        Assert.Equal([1], Rows(relations.Relate(null), 2));
        Assert.Empty(Rows(relations.Relate(null), 0));
    }

    [Fact]
    public void Relate_EmptyText_IsLikeNothing()
    {
        TextRelations relations = Of([0, 0], [0, 0]);

        Assert.Empty(Rows(relations.Relate(null), 0));
    }

    private static TextRelations Of(params float[][] vectors)
    {
        TextRelations relations = new();
        for (int row = 0; row < vectors.Length; row++)
            relations.Set(row, vectors[row]);
        return relations;
    }

    private static int[] Rows(TextNeighbours texts, int row) => Array.ConvertAll(texts.Of(row).ToArray(), (Neighbour one) => one.Row);
}
