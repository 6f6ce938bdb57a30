package io.postern.hosting.name;

record NameInput(String name) {}
