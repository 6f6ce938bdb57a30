package io.postern.hosting.suspension;

record SuspensionInput(String reason) {}
