namespace Allpay.EndToEndTests;

/// <summary>Tests that kill nothing share one host and take turns, so that each can see that nothing moved.</summary>
[CollectionDefinition(nameof(SharedHost))]
public sealed class SharedHost : ICollectionFixture<HostProcess>;

/// <summary>Tests that start the host again as they need it share another one; its database and Redis go on.</summary>
[CollectionDefinition(nameof(RestartedHost))]
public sealed class RestartedHost : ICollectionFixture<HostProcess>;
