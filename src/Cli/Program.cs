Console.WriteLine("socialrec");
