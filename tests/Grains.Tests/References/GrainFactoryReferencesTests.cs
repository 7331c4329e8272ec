using Orleans.Runtime;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.References;

[Collection(SiloCollection.Name)]
public class GrainFactoryReferencesTests(TestSilo silo)
{
    private readonly string _key = GrainKey.Of(silo.NewTenant(), "ann");

    [Fact]
    public void Refer_FirstAndLater_IsTheReferenceThatTheFactoryGives()
    {
        IUserGrain given = silo.Grains.GetGrain<IUserGrain>(_key);
        for (int i = 0; i < 3; i++)
        {
            IUserGrain referred = silo.Grains.Refer<IUserGrain>(_key);
            Assert.Equal(given, referred);
            Assert.Equal(given.GetGrainId(), referred.GetGrainId());
        }
    }

    [Fact]
    public async Task Refer_AnotherInterfaceOfTheSameGrain_CallsThatInterface()
    {
        _ = silo.Grains.Refer<IUserGrain>(_key);
        Assert.Equal(0, (await silo.Grains.Refer<IUserGrain>(_key).GetContextAsync(0)).Position);
        Assert.Equal(default, await silo.Grains.Refer<IUserView>(_key).FlushAsync(0));
    }
}
