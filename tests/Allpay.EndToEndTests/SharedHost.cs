namespace Allpay.EndToEndTests;

/// <summary>Tests that kill nothing share one host and take turns, so that each can see that nothing moved.</summary>
[CollectionDefinition(nameof(SharedHost))]
public sealed class SharedHost : ICollectionFixture<HostProcess>;
