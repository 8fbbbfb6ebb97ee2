// The words that pages need before anybody has signed in: nobody waits there for all the others.
import { auth } from "./auth";
import { failures } from "./failures";
import { forms } from "./forms";
import { landing } from "./landing";
import { signIn } from "./sign-in";
import { ui } from "./ui";

export const publicWords = { auth, failures, forms, landing, signIn, ui };
