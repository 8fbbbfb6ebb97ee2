// Before every test file: what the document of a test lacks, and a clean page after each test.
import "@/messages/all";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);
