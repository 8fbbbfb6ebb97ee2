// To be imported where people are signed in: there `useText` has every word from the first paint on.
import { bringEnglish } from ".";
import { en } from "./en";

bringEnglish(en);
