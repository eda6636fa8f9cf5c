"""The evidence on screen: model against history, and the patterns it is held to."""
