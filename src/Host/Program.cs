using Allpay.Host.Composition;
using Allpay.Infrastructure.Persistence;

var builder = WebApplication.CreateBuilder(args);
if (args is ["migrate"]) { await Migrator.MigrateAsync(builder.Configuration, default); return; }
builder.AddObservability();
builder.AddFeatures();
builder.AddBooks();
builder.AddReadStore();
builder.AddJobs();
builder.AddRest();
builder.AddApiDocument();
builder.AddHealth();

var app = builder.Build();
app.UseRequestNaming();
app.UseProblems();
app.UseRest();
app.UseApiDocument();
app.UseHealth();
app.UseMetrics();
app.Run();

public partial class Program;
