using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Allpay.Host.OpenApi;

/// <summary>Sorts paths and schemas, so that the document does not depend on the order of discovery.</summary>
internal sealed class SortedDocument : IDocumentProcessor
{
    public void Process(DocumentProcessorContext context)
    {
        Sort(context.Document.Paths);
        var components = context.Document.Components;
        Sort(components.Schemas);
        Sort(components.Responses);
        Sort(components.Examples);
    }

    private static void Sort<T>(IDictionary<string, T> items)
    {
        var sorted = items.OrderBy(i => i.Key, StringComparer.Ordinal).ToList();
        items.Clear();
        foreach (var (key, value) in sorted) items.Add(key, value);
    }
}
