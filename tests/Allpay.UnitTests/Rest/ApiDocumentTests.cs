using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using NSwag.Generation;

namespace Allpay.UnitTests.Rest;

/// <summary>openapi/allpay.v1.json is what the host serves: it is made here in process and compared.</summary>
public sealed class ApiDocumentTests(DoorHost host)
{
    // It was twice as long while every operation had its own copy of every problem.
    private const int LengthMax = 231_000;

    [Fact]
    public async Task The_committed_document_is_the_one_served()
    {
        var made = await MakeAsync();
        var path = RepositoryFile.PathOf("openapi", "allpay.v1.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(path, made, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        var committed = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.True(
            committed == made,
            "openapi/allpay.v1.json is not what the host serves. Run the tests with UPDATE_OPENAPI=1 and look at the diff.");
    }

    [Fact]
    public async Task Every_operation_is_described_with_examples_and_problems()
    {
        var document = JObject.Parse(await MakeAsync());
        var operations = OperationsOf(document);
        Assert.True(operations.Count >= 8, "The document holds the operations there are.");
        foreach (var operation in operations)
        {
            var id = (string?)operation["operationId"];
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), $"{id} has a summary");
            Assert.False(string.IsNullOrEmpty((string?)operation["description"]), $"{id} has a description");
            Assert.NotEmpty(operation["tags"]!);
            foreach (var response in operation["responses"]!.Children<JProperty>())
                Assert.True(HasExample(Resolve(document, response.Value)), $"{id} has an example of its {response.Name}");
            foreach (var parameter in operation["parameters"]!)
                Assert.True(parameter["example"] is not null, $"{id} has an example of {parameter["name"]}");
            if (operation["requestBody"] is { } body) Assert.True(HasExample(body), $"{id} has an example of its body");
            Assert.NotNull(operation["responses"]!["503"]);
        }
    }

    [Fact]
    public async Task Operations_that_need_no_key_say_so()
    {
        var operations = OperationsOf(JObject.Parse(await MakeAsync()));
        var open = operations.Where(operation => !operation["security"]!.Any()).ToList();
        Assert.Equal(["logIn", "setPassword"], open.Select(operation => (string?)operation["operationId"]));
        Assert.All(open, operation => Assert.Null(operation["responses"]!["403"]));
    }

    [Fact]
    public async Task A_problem_is_written_down_once()
    {
        var text = await MakeAsync();
        Assert.True(text.Length < LengthMax, $"{text.Length} characters");
        var examples = JObject.Parse(text)["components"]!["examples"]!.Children<JProperty>().ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
            Assert.Single(Regex.Matches(text, Regex.Escape($"\"code\": \"{example.Name}\""))));
    }

    [Fact]
    public async Task Enums_are_documented_as_they_are_written()
    {
        var document = JObject.Parse(await MakeAsync());
        var schemas = document["components"]!["schemas"]!;
        Assert.Equal(["pending", "completed", "declined"], schemas["PaymentStatus"]!["enum"]!.Values<string>());
        Assert.Equal(["holder", "amount"], schemas["CreateCashInBody"]!["required"]!.Values<string>());
    }

    [Fact]
    public async Task Swagger_serves_the_same_operations()
    {
        var served = JObject.Parse(await host.CreateClient().GetStringAsync(
            "/swagger/v1/swagger.json", TestContext.Current.CancellationToken));
        var made = JObject.Parse(await MakeAsync());
        Assert.True(JToken.DeepEquals(made["paths"], served["paths"]), "Both are made from the same endpoints.");
    }

    private static List<JObject> OperationsOf(JObject document) =>
        [.. document["paths"]!.SelectMany(p => p.First!.Children<JProperty>()).Select(o => (JObject)o.Value)];

    private static JToken Resolve(JObject document, JToken part) =>
        (string?)part["$ref"] is { } path ? document.SelectToken(path[2..].Replace('/', '.'))! : part;

    private static bool HasExample(JToken part) =>
        part["content"]!.Children<JProperty>().All(c => c.Value["example"] is not null || c.Value["examples"] is not null);

    private async Task<string> MakeAsync()
    {
        host.CreateClient().Dispose();
        var document = await host.Services.GetRequiredService<IOpenApiDocumentGenerator>().GenerateAsync("v1");
        // Assembly versions of the generator are no part of the contract.
        document.Generator = null;
        return document.ToJson().ReplaceLineEndings("\n") + "\n";
    }
}
