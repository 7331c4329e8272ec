using SocialRec.Cli;

return await CommandLine.RunAsync(args);
