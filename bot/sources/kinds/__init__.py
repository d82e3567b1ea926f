"""The kinds of source that are read, one adapter each: feed, youtube, channel, sitemap, section."""
