{
    "patcher": {
        "title": "nsynth_bridge",
        "fileversion": 1,
        "appversion": {
            "major": 8,
            "minor": 5,
            "revision": 5,
            "architecture": "x64",
            "modernui": 1
        },
        "classnamespace": "box",
        "rect": [
            60.0,
            80.0,
            940.0,
            580.0
        ],
        "bglocked": 0,
        "openinpresentation": 1,
        "default_fontsize": 12.0,
        "default_fontface": 0,
        "default_fontname": "Arial",
        "gridonopen": 1,
        "gridsize": [
            15.0,
            15.0
        ],
        "gridsnaponopen": 1,
        "objectsnaponopen": 1,
        "statusbarvisible": 2,
        "toolbarvisible": 1,
        "lefttoolbarpinned": 0,
        "toptoolbarpinned": 0,
        "righttoolbarpinned": 0,
        "bottomtoolbarpinned": 0,
        "toolbars_unpinned_last_save": 0,
        "tallnewobj": 0,
        "boxanimatetime": 200,
        "enablehscroll": 1,
        "enablevscroll": 1,
        "devicewidth": 0.0,
        "description": "",
        "digest": "",
        "tags": "",
        "style": "",
        "subpatcher_template": "",
        "assistshowspatchername": 0,
        "boxes": [
            {
                "box": {
                    "id": "obj-1",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        300,
                        700,
                        216.0,
                        22.0
                    ],
                    "outlettype": [
                        "signal",
                        ""
                    ],
                    "text": "nsynth_core 7771 7770 nsynth 0"
                }
            },
            {
                "box": {
                    "id": "obj-2",
                    "maxclass": "newobj",
                    "numinlets": 17,
                    "numoutlets": 17,
                    "patching_rect": [
                        900,
                        20,
                        1740.6,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        ""
                    ],
                    "text": "route connected latency listens /nsynth/preset.name /nsynth/preset.loaded /nsynth/corner /nsynth/position /nsynth/instrument.name /nsynth/dimension /nsynth/shift.now /nsynth/glide.now /nsynth/edits /nsynth/status.reply /nsynth/progress /nsynth/done /nsynth/fail"
                }
            },
            {
                "box": {
                    "id": "obj-3",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1000,
                        160,
                        26
                    ],
                    "text": "NSynth Bridge",
                    "presentation": 1,
                    "presentation_rect": [
                        14,
                        12,
                        160,
                        26
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "fontsize": 18.0
                }
            },
            {
                "box": {
                    "id": "obj-4",
                    "maxclass": "led",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        120,
                        18,
                        18
                    ],
                    "outlettype": [
                        "int"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        186,
                        16,
                        18,
                        18
                    ],
                    "oncolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-5",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1030,
                        290,
                        20
                    ],
                    "text": "not connected: start nsynth-bridge serve",
                    "presentation": 1,
                    "presentation_rect": [
                        210,
                        15,
                        290,
                        20
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-6",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 3,
                    "patching_rect": [
                        900,
                        160,
                        64.19999999999999,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        "",
                        ""
                    ],
                    "text": "sel 0 1"
                }
            },
            {
                "box": {
                    "id": "obj-7",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        190,
                        308.4,
                        22.0
                    ],
                    "text": "set not connected: start nsynth-bridge serve",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-8",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        220,
                        103.8,
                        22.0
                    ],
                    "text": "set connected",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-9",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 9,
                    "patching_rect": [
                        1100,
                        120,
                        196.2,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        ""
                    ],
                    "text": "unpack 0 s s s 0. 0. 0 0 0."
                }
            },
            {
                "box": {
                    "id": "obj-10",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1050,
                        74,
                        20
                    ],
                    "text": "answer, ms",
                    "presentation": 1,
                    "presentation_rect": [
                        512,
                        15,
                        74,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-11",
                    "maxclass": "flonum",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        1100,
                        220,
                        50,
                        22
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        586,
                        14,
                        50,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "ignoreclick": 1,
                    "triangle": 0,
                    "numdecimalplaces": 1
                }
            },
            {
                "box": {
                    "id": "obj-12",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1100,
                        250,
                        57.599999999999994,
                        22.0
                    ],
                    "text": "set $1",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-13",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1070,
                        48,
                        20
                    ],
                    "text": "queue",
                    "presentation": 1,
                    "presentation_rect": [
                        648,
                        15,
                        48,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-14",
                    "maxclass": "number",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        1220,
                        220,
                        50,
                        22
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        696,
                        14,
                        50,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "ignoreclick": 1,
                    "triangle": 0
                }
            },
            {
                "box": {
                    "id": "obj-15",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1220,
                        170,
                        57.599999999999994,
                        22.0
                    ],
                    "text": "set $1",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-16",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1090,
                        80,
                        20
                    ],
                    "text": "\u00d7 real time",
                    "presentation": 1,
                    "presentation_rect": [
                        784,
                        15,
                        80,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-17",
                    "maxclass": "flonum",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        1340,
                        220,
                        50,
                        22
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        864,
                        14,
                        50,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "ignoreclick": 1,
                    "triangle": 0,
                    "numdecimalplaces": 1
                }
            },
            {
                "box": {
                    "id": "obj-18",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1340,
                        170,
                        57.599999999999994,
                        22.0
                    ],
                    "text": "set $1",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-19",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1110,
                        912,
                        20
                    ],
                    "text": "",
                    "presentation": 1,
                    "presentation_rect": [
                        14,
                        552,
                        912,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-20",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1500,
                        120,
                        268.79999999999995,
                        22.0
                    ],
                    "text": "set rendering $2 of $3 with $4 s to go",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-21",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1500,
                        180,
                        77.4,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend 0"
                }
            },
            {
                "box": {
                    "id": "obj-22",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1500,
                        210,
                        97.19999999999999,
                        22.0
                    ],
                    "text": "set done: $2",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-23",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1500,
                        240,
                        77.4,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend 0"
                }
            },
            {
                "box": {
                    "id": "obj-24",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1500,
                        270,
                        130.2,
                        22.0
                    ],
                    "text": "set $2 failed: $4",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-25",
                    "maxclass": "umenu",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        20,
                        60,
                        146,
                        22
                    ],
                    "outlettype": [
                        "",
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        24,
                        82,
                        146,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-26",
                    "maxclass": "umenu",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        220,
                        60,
                        146,
                        22
                    ],
                    "outlettype": [
                        "",
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        190,
                        82,
                        146,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-27",
                    "maxclass": "umenu",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        420,
                        60,
                        146,
                        22
                    ],
                    "outlettype": [
                        "",
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        24,
                        422,
                        146,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-28",
                    "maxclass": "umenu",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        620,
                        60,
                        146,
                        22
                    ],
                    "outlettype": [
                        "",
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        190,
                        422,
                        146,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-29",
                    "maxclass": "newobj",
                    "numinlets": 5,
                    "numoutlets": 5,
                    "patching_rect": [
                        20,
                        120,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        "",
                        "",
                        "",
                        ""
                    ],
                    "text": "route 0 1 2 3"
                }
            },
            {
                "box": {
                    "id": "obj-30",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        260,
                        120,
                        90.6,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "nsynth_menu"
                }
            },
            {
                "box": {
                    "id": "obj-31",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        20,
                        200,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "tosymbol"
                }
            },
            {
                "box": {
                    "id": "obj-32",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        20,
                        160,
                        130.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend setsymbol"
                }
            },
            {
                "box": {
                    "id": "obj-33",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        20,
                        230,
                        176.39999999999998,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/corner 0"
                }
            },
            {
                "box": {
                    "id": "obj-34",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        220,
                        200,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "tosymbol"
                }
            },
            {
                "box": {
                    "id": "obj-35",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        220,
                        160,
                        130.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend setsymbol"
                }
            },
            {
                "box": {
                    "id": "obj-36",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        220,
                        230,
                        176.39999999999998,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/corner 1"
                }
            },
            {
                "box": {
                    "id": "obj-37",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        420,
                        200,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "tosymbol"
                }
            },
            {
                "box": {
                    "id": "obj-38",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        420,
                        160,
                        130.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend setsymbol"
                }
            },
            {
                "box": {
                    "id": "obj-39",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        420,
                        230,
                        176.39999999999998,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/corner 2"
                }
            },
            {
                "box": {
                    "id": "obj-40",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        620,
                        200,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "tosymbol"
                }
            },
            {
                "box": {
                    "id": "obj-41",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        620,
                        160,
                        130.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend setsymbol"
                }
            },
            {
                "box": {
                    "id": "obj-42",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        620,
                        230,
                        176.39999999999998,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/corner 3"
                }
            },
            {
                "box": {
                    "id": "obj-43",
                    "maxclass": "pictslider",
                    "numinlets": 2,
                    "numoutlets": 2,
                    "patching_rect": [
                        20,
                        320,
                        312,
                        306
                    ],
                    "outlettype": [
                        "int",
                        "int"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        24,
                        110,
                        312,
                        306
                    ],
                    "leftvalue": 0,
                    "rightvalue": 1000,
                    "topvalue": 0,
                    "bottomvalue": 1000,
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "color": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-44",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        400,
                        340,
                        64.19999999999999,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "/ 1000."
                }
            },
            {
                "box": {
                    "id": "obj-45",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        480,
                        340,
                        64.19999999999999,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "/ 1000."
                }
            },
            {
                "box": {
                    "id": "obj-46",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        600,
                        340,
                        163.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "vexpr int($f1 * 1000.)"
                }
            },
            {
                "box": {
                    "id": "obj-47",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        600,
                        370,
                        90.6,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend set"
                }
            },
            {
                "box": {
                    "id": "obj-48",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        400,
                        410,
                        77.4,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "pak 0. 0."
                }
            },
            {
                "box": {
                    "id": "obj-49",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        400,
                        440,
                        90.6,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "speedlim 10"
                }
            },
            {
                "box": {
                    "id": "obj-50",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        400,
                        470,
                        176.39999999999998,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/position"
                }
            },
            {
                "box": {
                    "id": "obj-51",
                    "maxclass": "umenu",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        900,
                        300,
                        220,
                        22
                    ],
                    "outlettype": [
                        "",
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        372,
                        82,
                        220,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-52",
                    "maxclass": "textedit",
                    "numinlets": 1,
                    "numoutlets": 4,
                    "patching_rect": [
                        1140,
                        300,
                        150,
                        24
                    ],
                    "outlettype": [
                        "",
                        "",
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        372,
                        126,
                        150,
                        24
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "outputmode": 1,
                    "keymode": 1,
                    "lines": 1
                }
            },
            {
                "box": {
                    "id": "obj-53",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1130,
                        100,
                        18
                    ],
                    "text": "new name",
                    "presentation": 1,
                    "presentation_rect": [
                        372,
                        106,
                        100,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0
                }
            },
            {
                "box": {
                    "id": "obj-54",
                    "maxclass": "textbutton",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        1320,
                        300,
                        62,
                        24
                    ],
                    "outlettype": [
                        "",
                        "",
                        "int"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        530,
                        126,
                        62,
                        24
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "rounded": 6.0,
                    "text": "save"
                }
            },
            {
                "box": {
                    "id": "obj-55",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        360,
                        163.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/preset"
                }
            },
            {
                "box": {
                    "id": "obj-56",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        400,
                        90.6,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "nsynth_menu"
                }
            },
            {
                "box": {
                    "id": "obj-57",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1060,
                        390,
                        130.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend setsymbol"
                }
            },
            {
                "box": {
                    "id": "obj-58",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1060,
                        520,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "tosymbol"
                }
            },
            {
                "box": {
                    "id": "obj-59",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 2,
                    "patching_rect": [
                        1060,
                        490,
                        84.0,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "route bang"
                }
            },
            {
                "box": {
                    "id": "obj-60",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 2,
                    "patching_rect": [
                        1060,
                        460,
                        84.0,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "route text"
                }
            },
            {
                "box": {
                    "id": "obj-61",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1060,
                        550,
                        196.2,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/preset.save"
                }
            },
            {
                "box": {
                    "id": "obj-62",
                    "maxclass": "gain~",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        300,
                        800,
                        22,
                        200
                    ],
                    "outlettype": [
                        "signal",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        380,
                        206,
                        22,
                        200
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-63",
                    "maxclass": "ezdac~",
                    "numinlets": 2,
                    "numoutlets": 0,
                    "patching_rect": [
                        300,
                        1050,
                        48,
                        48
                    ],
                    "outlettype": [],
                    "presentation": 1,
                    "presentation_rect": [
                        436,
                        206,
                        48,
                        48
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-64",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        420,
                        760,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "loadbang"
                }
            },
            {
                "box": {
                    "id": "obj-65",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        520,
                        760,
                        37.8,
                        22.0
                    ],
                    "text": "118",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-66",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1150,
                        60,
                        20
                    ],
                    "text": "volume",
                    "presentation": 1,
                    "presentation_rect": [
                        366,
                        428,
                        60,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-67",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1170,
                        50,
                        20
                    ],
                    "text": "audio",
                    "presentation": 1,
                    "presentation_rect": [
                        440,
                        258,
                        50,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-68",
                    "maxclass": "button",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        620,
                        48,
                        48
                    ],
                    "outlettype": [
                        "bang"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        520,
                        206,
                        48,
                        48
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "outlinecolor": [
                        0.85,
                        0.35,
                        0.3,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-69",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        690,
                        51.0,
                        22.0
                    ],
                    "text": "panic",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-70",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1190,
                        50,
                        20
                    ],
                    "text": "panic",
                    "presentation": 1,
                    "presentation_rect": [
                        525,
                        258,
                        50,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-71",
                    "maxclass": "flonum",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        1020,
                        620,
                        90,
                        22
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        500,
                        298,
                        90,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "minimum": 0.0,
                    "maximum": 10.0,
                    "numdecimalplaces": 2
                }
            },
            {
                "box": {
                    "id": "obj-72",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1020,
                        660,
                        90.6,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "speedlim 30"
                }
            },
            {
                "box": {
                    "id": "obj-73",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1020,
                        690,
                        156.6,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend /nsynth/glide"
                }
            },
            {
                "box": {
                    "id": "obj-74",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1180,
                        660,
                        57.599999999999994,
                        22.0
                    ],
                    "text": "set $1",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-75",
                    "maxclass": "number",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        1300,
                        620,
                        90,
                        22
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        500,
                        334,
                        90,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "minimum": 1,
                    "maximum": 65535
                }
            },
            {
                "box": {
                    "id": "obj-76",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1300,
                        660,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend listen"
                }
            },
            {
                "box": {
                    "id": "obj-77",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1480,
                        620,
                        57.599999999999994,
                        22.0
                    ],
                    "text": "set $1",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-78",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1210,
                        88,
                        20
                    ],
                    "text": "listens on",
                    "presentation": 1,
                    "presentation_rect": [
                        412,
                        334,
                        88,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-79",
                    "maxclass": "number",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        1300,
                        740,
                        90,
                        22
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        500,
                        370,
                        90,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "minimum": 1,
                    "maximum": 65535
                }
            },
            {
                "box": {
                    "id": "obj-80",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1300,
                        780,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend bridge"
                }
            },
            {
                "box": {
                    "id": "obj-81",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1480,
                        740,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "loadbang"
                }
            },
            {
                "box": {
                    "id": "obj-82",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1480,
                        770,
                        70.8,
                        22.0
                    ],
                    "text": "set 7770",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-83",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1230,
                        88,
                        20
                    ],
                    "text": "bridge's port",
                    "presentation": 1,
                    "presentation_rect": [
                        412,
                        370,
                        88,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-84",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1250,
                        88,
                        20
                    ],
                    "text": "glide, s",
                    "presentation": 1,
                    "presentation_rect": [
                        412,
                        298,
                        88,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-85",
                    "maxclass": "number",
                    "numinlets": 1,
                    "numoutlets": 2,
                    "patching_rect": [
                        1300,
                        900,
                        90,
                        22
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        500,
                        404,
                        90,
                        22
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "ignoreclick": 1,
                    "triangle": 0
                }
            },
            {
                "box": {
                    "id": "obj-86",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1300,
                        860,
                        57.599999999999994,
                        22.0
                    ],
                    "text": "set $1",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-87",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1270,
                        88,
                        20
                    ],
                    "text": "edits in use",
                    "presentation": 1,
                    "presentation_rect": [
                        412,
                        405,
                        88,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-88",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        20,
                        1290,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        84,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-89",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1350,
                        56,
                        18
                    ],
                    "text": "0",
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        141,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-90",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        100,
                        1290,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        84,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-91",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1370,
                        56,
                        18
                    ],
                    "text": "1",
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        141,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-92",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        180,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        84,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-93",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1390,
                        56,
                        18
                    ],
                    "text": "2",
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        141,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-94",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        260,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        84,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-95",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1410,
                        56,
                        18
                    ],
                    "text": "3",
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        141,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-96",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        340,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        164,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-97",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1430,
                        56,
                        18
                    ],
                    "text": "4",
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        221,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-98",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        420,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        164,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-99",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1450,
                        56,
                        18
                    ],
                    "text": "5",
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        221,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-100",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        500,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        164,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-101",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1470,
                        56,
                        18
                    ],
                    "text": "6",
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        221,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-102",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        580,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        164,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-103",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1490,
                        56,
                        18
                    ],
                    "text": "7",
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        221,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-104",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        660,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        244,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-105",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1510,
                        56,
                        18
                    ],
                    "text": "8",
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        301,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-106",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        740,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        244,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-107",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1530,
                        56,
                        18
                    ],
                    "text": "9",
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        301,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-108",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        820,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        244,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-109",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1550,
                        56,
                        18
                    ],
                    "text": "10",
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        301,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-110",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        900,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        244,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-111",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1570,
                        56,
                        18
                    ],
                    "text": "11",
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        301,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-112",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        980,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        324,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-113",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1590,
                        56,
                        18
                    ],
                    "text": "12",
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        381,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-114",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1060,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        324,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-115",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1610,
                        56,
                        18
                    ],
                    "text": "13",
                    "presentation": 1,
                    "presentation_rect": [
                        704,
                        381,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-116",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1140,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        324,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-117",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1630,
                        56,
                        18
                    ],
                    "text": "14",
                    "presentation": 1,
                    "presentation_rect": [
                        778,
                        381,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-118",
                    "maxclass": "dial",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        1220,
                        1250,
                        56,
                        56
                    ],
                    "outlettype": [
                        "float"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        324,
                        56,
                        56
                    ],
                    "floatoutput": 1,
                    "min": -1.0,
                    "size": 2.0,
                    "outlinecolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "needlecolor": [
                        0.25,
                        0.75,
                        0.68,
                        1.0
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-119",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1650,
                        56,
                        18
                    ],
                    "text": "15",
                    "presentation": 1,
                    "presentation_rect": [
                        852,
                        381,
                        56,
                        18
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ],
                    "fontsize": 10.0,
                    "textjustification": 1
                }
            },
            {
                "box": {
                    "id": "obj-120",
                    "maxclass": "newobj",
                    "numinlets": 17,
                    "numoutlets": 17,
                    "patching_rect": [
                        20,
                        1670,
                        301.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        ""
                    ],
                    "text": "route 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"
                }
            },
            {
                "box": {
                    "id": "obj-121",
                    "maxclass": "newobj",
                    "numinlets": 17,
                    "numoutlets": 17,
                    "patching_rect": [
                        20,
                        1700,
                        301.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        ""
                    ],
                    "text": "route 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"
                }
            },
            {
                "box": {
                    "id": "obj-122",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        20,
                        1730,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 0"
                }
            },
            {
                "box": {
                    "id": "obj-123",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        180,
                        1450,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 1"
                }
            },
            {
                "box": {
                    "id": "obj-124",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        340,
                        1450,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 2"
                }
            },
            {
                "box": {
                    "id": "obj-125",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        500,
                        1450,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 3"
                }
            },
            {
                "box": {
                    "id": "obj-126",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        660,
                        1450,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 4"
                }
            },
            {
                "box": {
                    "id": "obj-127",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        820,
                        1450,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 5"
                }
            },
            {
                "box": {
                    "id": "obj-128",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        980,
                        1450,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 6"
                }
            },
            {
                "box": {
                    "id": "obj-129",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        1140,
                        1450,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 7"
                }
            },
            {
                "box": {
                    "id": "obj-130",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        20,
                        1760,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 8"
                }
            },
            {
                "box": {
                    "id": "obj-131",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        180,
                        1510,
                        103.8,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 9"
                }
            },
            {
                "box": {
                    "id": "obj-132",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        340,
                        1510,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 10"
                }
            },
            {
                "box": {
                    "id": "obj-133",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        500,
                        1510,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 11"
                }
            },
            {
                "box": {
                    "id": "obj-134",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        660,
                        1510,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 12"
                }
            },
            {
                "box": {
                    "id": "obj-135",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        820,
                        1510,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 13"
                }
            },
            {
                "box": {
                    "id": "obj-136",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        980,
                        1510,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 14"
                }
            },
            {
                "box": {
                    "id": "obj-137",
                    "maxclass": "newobj",
                    "numinlets": 3,
                    "numoutlets": 2,
                    "patching_rect": [
                        1140,
                        1510,
                        110.39999999999999,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        ""
                    ],
                    "text": "nsynth_knob 15"
                }
            },
            {
                "box": {
                    "id": "obj-138",
                    "maxclass": "textbutton",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        1500,
                        1250,
                        278,
                        24
                    ],
                    "outlettype": [
                        "",
                        "",
                        "int"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        630,
                        418,
                        278,
                        24
                    ],
                    "bgcolor": [
                        0.09,
                        0.1,
                        0.11,
                        1.0
                    ],
                    "textcolor": [
                        0.92,
                        0.93,
                        0.94,
                        1.0
                    ],
                    "rounded": 6.0,
                    "text": "take all edits back"
                }
            },
            {
                "box": {
                    "id": "obj-139",
                    "maxclass": "message",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        1500,
                        1290,
                        136.8,
                        22.0
                    ],
                    "text": "/nsynth/edit.clear",
                    "outlettype": [
                        ""
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-140",
                    "maxclass": "kslider",
                    "numinlets": 2,
                    "numoutlets": 2,
                    "patching_rect": [
                        20,
                        1790,
                        916,
                        80
                    ],
                    "outlettype": [
                        "int",
                        "int"
                    ],
                    "presentation": 1,
                    "presentation_rect": [
                        12,
                        466,
                        916,
                        80
                    ],
                    "mode": 2,
                    "offset": 36,
                    "range": 61
                }
            },
            {
                "box": {
                    "id": "obj-141",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 3,
                    "patching_rect": [
                        20,
                        630,
                        57.599999999999994,
                        22.0
                    ],
                    "outlettype": [
                        "",
                        "",
                        ""
                    ],
                    "text": "notein"
                }
            },
            {
                "box": {
                    "id": "obj-142",
                    "maxclass": "newobj",
                    "numinlets": 2,
                    "numoutlets": 1,
                    "patching_rect": [
                        120,
                        660,
                        70.8,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "pack 0 0"
                }
            },
            {
                "box": {
                    "id": "obj-143",
                    "maxclass": "newobj",
                    "numinlets": 1,
                    "numoutlets": 1,
                    "patching_rect": [
                        120,
                        690,
                        97.19999999999999,
                        22.0
                    ],
                    "outlettype": [
                        ""
                    ],
                    "text": "prepend note"
                }
            },
            {
                "box": {
                    "id": "obj-144",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1870,
                        316,
                        20
                    ],
                    "text": "between four instruments",
                    "presentation": 1,
                    "presentation_rect": [
                        22,
                        58,
                        316,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-145",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1890,
                        224,
                        20
                    ],
                    "text": "preset",
                    "presentation": 1,
                    "presentation_rect": [
                        370,
                        58,
                        224,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-146",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1910,
                        224,
                        20
                    ],
                    "text": "sound",
                    "presentation": 1,
                    "presentation_rect": [
                        370,
                        182,
                        224,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-147",
                    "maxclass": "comment",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        20,
                        1930,
                        292,
                        20
                    ],
                    "text": "embedding, dimension by dimension",
                    "presentation": 1,
                    "presentation_rect": [
                        626,
                        58,
                        292,
                        20
                    ],
                    "textcolor": [
                        0.62,
                        0.65,
                        0.69,
                        1.0
                    ]
                }
            },
            {
                "box": {
                    "id": "obj-148",
                    "maxclass": "panel",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        1900,
                        1000,
                        336,
                        404
                    ],
                    "outlettype": [],
                    "presentation": 1,
                    "presentation_rect": [
                        12,
                        50,
                        336,
                        404
                    ],
                    "background": 1,
                    "bgcolor": [
                        0.18,
                        0.19,
                        0.22,
                        1.0
                    ],
                    "rounded": 8
                }
            },
            {
                "box": {
                    "id": "obj-149",
                    "maxclass": "panel",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        1900,
                        1410,
                        244,
                        112
                    ],
                    "outlettype": [],
                    "presentation": 1,
                    "presentation_rect": [
                        360,
                        50,
                        244,
                        112
                    ],
                    "background": 1,
                    "bgcolor": [
                        0.18,
                        0.19,
                        0.22,
                        1.0
                    ],
                    "rounded": 8
                }
            },
            {
                "box": {
                    "id": "obj-150",
                    "maxclass": "panel",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        1900,
                        1530,
                        244,
                        280
                    ],
                    "outlettype": [],
                    "presentation": 1,
                    "presentation_rect": [
                        360,
                        174,
                        244,
                        280
                    ],
                    "background": 1,
                    "bgcolor": [
                        0.18,
                        0.19,
                        0.22,
                        1.0
                    ],
                    "rounded": 8
                }
            },
            {
                "box": {
                    "id": "obj-151",
                    "maxclass": "panel",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        1900,
                        1810,
                        312,
                        404
                    ],
                    "outlettype": [],
                    "presentation": 1,
                    "presentation_rect": [
                        616,
                        50,
                        312,
                        404
                    ],
                    "background": 1,
                    "bgcolor": [
                        0.18,
                        0.19,
                        0.22,
                        1.0
                    ],
                    "rounded": 8
                }
            },
            {
                "box": {
                    "id": "obj-152",
                    "maxclass": "panel",
                    "numinlets": 1,
                    "numoutlets": 0,
                    "patching_rect": [
                        1900,
                        2220,
                        940.0,
                        580.0
                    ],
                    "outlettype": [],
                    "presentation": 1,
                    "presentation_rect": [
                        0,
                        0,
                        940.0,
                        580.0
                    ],
                    "background": 1,
                    "bgcolor": [
                        0.12,
                        0.13,
                        0.15,
                        1.0
                    ],
                    "rounded": 0
                }
            }
        ],
        "lines": [
            {
                "patchline": {
                    "source": [
                        "obj-1",
                        1
                    ],
                    "destination": [
                        "obj-2",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        0
                    ],
                    "destination": [
                        "obj-4",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        0
                    ],
                    "destination": [
                        "obj-6",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-6",
                        0
                    ],
                    "destination": [
                        "obj-7",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-7",
                        0
                    ],
                    "destination": [
                        "obj-5",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-6",
                        1
                    ],
                    "destination": [
                        "obj-8",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-8",
                        0
                    ],
                    "destination": [
                        "obj-5",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        12
                    ],
                    "destination": [
                        "obj-9",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        1
                    ],
                    "destination": [
                        "obj-12",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-12",
                        0
                    ],
                    "destination": [
                        "obj-11",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-9",
                        6
                    ],
                    "destination": [
                        "obj-15",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-15",
                        0
                    ],
                    "destination": [
                        "obj-14",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-9",
                        8
                    ],
                    "destination": [
                        "obj-18",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-18",
                        0
                    ],
                    "destination": [
                        "obj-17",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        13
                    ],
                    "destination": [
                        "obj-20",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-20",
                        0
                    ],
                    "destination": [
                        "obj-19",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        14
                    ],
                    "destination": [
                        "obj-21",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-21",
                        0
                    ],
                    "destination": [
                        "obj-22",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-22",
                        0
                    ],
                    "destination": [
                        "obj-19",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        15
                    ],
                    "destination": [
                        "obj-23",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-23",
                        0
                    ],
                    "destination": [
                        "obj-24",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-24",
                        0
                    ],
                    "destination": [
                        "obj-19",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        5
                    ],
                    "destination": [
                        "obj-29",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        7
                    ],
                    "destination": [
                        "obj-30",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-30",
                        0
                    ],
                    "destination": [
                        "obj-25",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-30",
                        0
                    ],
                    "destination": [
                        "obj-26",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-30",
                        0
                    ],
                    "destination": [
                        "obj-27",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-30",
                        0
                    ],
                    "destination": [
                        "obj-28",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-29",
                        0
                    ],
                    "destination": [
                        "obj-32",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-32",
                        0
                    ],
                    "destination": [
                        "obj-25",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-25",
                        1
                    ],
                    "destination": [
                        "obj-31",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-31",
                        0
                    ],
                    "destination": [
                        "obj-33",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-33",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-29",
                        1
                    ],
                    "destination": [
                        "obj-35",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-35",
                        0
                    ],
                    "destination": [
                        "obj-26",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-26",
                        1
                    ],
                    "destination": [
                        "obj-34",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-34",
                        0
                    ],
                    "destination": [
                        "obj-36",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-36",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-29",
                        2
                    ],
                    "destination": [
                        "obj-38",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-38",
                        0
                    ],
                    "destination": [
                        "obj-27",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-27",
                        1
                    ],
                    "destination": [
                        "obj-37",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-37",
                        0
                    ],
                    "destination": [
                        "obj-39",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-39",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-29",
                        3
                    ],
                    "destination": [
                        "obj-41",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-41",
                        0
                    ],
                    "destination": [
                        "obj-28",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-28",
                        1
                    ],
                    "destination": [
                        "obj-40",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-40",
                        0
                    ],
                    "destination": [
                        "obj-42",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-42",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-43",
                        0
                    ],
                    "destination": [
                        "obj-44",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-43",
                        1
                    ],
                    "destination": [
                        "obj-45",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        6
                    ],
                    "destination": [
                        "obj-46",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-46",
                        0
                    ],
                    "destination": [
                        "obj-47",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-47",
                        0
                    ],
                    "destination": [
                        "obj-43",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-44",
                        0
                    ],
                    "destination": [
                        "obj-48",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-45",
                        0
                    ],
                    "destination": [
                        "obj-48",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-48",
                        0
                    ],
                    "destination": [
                        "obj-49",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-49",
                        0
                    ],
                    "destination": [
                        "obj-50",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-50",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-51",
                        0
                    ],
                    "destination": [
                        "obj-55",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-55",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        3
                    ],
                    "destination": [
                        "obj-56",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-56",
                        0
                    ],
                    "destination": [
                        "obj-51",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        4
                    ],
                    "destination": [
                        "obj-57",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-57",
                        0
                    ],
                    "destination": [
                        "obj-51",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-54",
                        0
                    ],
                    "destination": [
                        "obj-52",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-52",
                        0
                    ],
                    "destination": [
                        "obj-60",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-60",
                        0
                    ],
                    "destination": [
                        "obj-59",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-59",
                        1
                    ],
                    "destination": [
                        "obj-58",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-58",
                        0
                    ],
                    "destination": [
                        "obj-61",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-61",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-64",
                        0
                    ],
                    "destination": [
                        "obj-65",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-65",
                        0
                    ],
                    "destination": [
                        "obj-62",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-1",
                        0
                    ],
                    "destination": [
                        "obj-62",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-62",
                        0
                    ],
                    "destination": [
                        "obj-63",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-62",
                        0
                    ],
                    "destination": [
                        "obj-63",
                        1
                    ],
                    "order": 1
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-68",
                        0
                    ],
                    "destination": [
                        "obj-69",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-69",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-71",
                        0
                    ],
                    "destination": [
                        "obj-72",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-72",
                        0
                    ],
                    "destination": [
                        "obj-73",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-73",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        10
                    ],
                    "destination": [
                        "obj-74",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-74",
                        0
                    ],
                    "destination": [
                        "obj-71",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-75",
                        0
                    ],
                    "destination": [
                        "obj-76",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-76",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        2
                    ],
                    "destination": [
                        "obj-77",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-77",
                        0
                    ],
                    "destination": [
                        "obj-75",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-79",
                        0
                    ],
                    "destination": [
                        "obj-80",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-80",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-81",
                        0
                    ],
                    "destination": [
                        "obj-82",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-82",
                        0
                    ],
                    "destination": [
                        "obj-79",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        11
                    ],
                    "destination": [
                        "obj-86",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-86",
                        0
                    ],
                    "destination": [
                        "obj-85",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        8
                    ],
                    "destination": [
                        "obj-120",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-2",
                        9
                    ],
                    "destination": [
                        "obj-121",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-88",
                        0
                    ],
                    "destination": [
                        "obj-122",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        0
                    ],
                    "destination": [
                        "obj-122",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        0
                    ],
                    "destination": [
                        "obj-122",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-122",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-122",
                        1
                    ],
                    "destination": [
                        "obj-88",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-90",
                        0
                    ],
                    "destination": [
                        "obj-123",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        1
                    ],
                    "destination": [
                        "obj-123",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        1
                    ],
                    "destination": [
                        "obj-123",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-123",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-123",
                        1
                    ],
                    "destination": [
                        "obj-90",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-92",
                        0
                    ],
                    "destination": [
                        "obj-124",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        2
                    ],
                    "destination": [
                        "obj-124",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        2
                    ],
                    "destination": [
                        "obj-124",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-124",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-124",
                        1
                    ],
                    "destination": [
                        "obj-92",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-94",
                        0
                    ],
                    "destination": [
                        "obj-125",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        3
                    ],
                    "destination": [
                        "obj-125",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        3
                    ],
                    "destination": [
                        "obj-125",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-125",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-125",
                        1
                    ],
                    "destination": [
                        "obj-94",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-96",
                        0
                    ],
                    "destination": [
                        "obj-126",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        4
                    ],
                    "destination": [
                        "obj-126",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        4
                    ],
                    "destination": [
                        "obj-126",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-126",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-126",
                        1
                    ],
                    "destination": [
                        "obj-96",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-98",
                        0
                    ],
                    "destination": [
                        "obj-127",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        5
                    ],
                    "destination": [
                        "obj-127",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        5
                    ],
                    "destination": [
                        "obj-127",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-127",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-127",
                        1
                    ],
                    "destination": [
                        "obj-98",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-100",
                        0
                    ],
                    "destination": [
                        "obj-128",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        6
                    ],
                    "destination": [
                        "obj-128",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        6
                    ],
                    "destination": [
                        "obj-128",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-128",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-128",
                        1
                    ],
                    "destination": [
                        "obj-100",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-102",
                        0
                    ],
                    "destination": [
                        "obj-129",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        7
                    ],
                    "destination": [
                        "obj-129",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        7
                    ],
                    "destination": [
                        "obj-129",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-129",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-129",
                        1
                    ],
                    "destination": [
                        "obj-102",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-104",
                        0
                    ],
                    "destination": [
                        "obj-130",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        8
                    ],
                    "destination": [
                        "obj-130",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        8
                    ],
                    "destination": [
                        "obj-130",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-130",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-130",
                        1
                    ],
                    "destination": [
                        "obj-104",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-106",
                        0
                    ],
                    "destination": [
                        "obj-131",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        9
                    ],
                    "destination": [
                        "obj-131",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        9
                    ],
                    "destination": [
                        "obj-131",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-131",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-131",
                        1
                    ],
                    "destination": [
                        "obj-106",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-108",
                        0
                    ],
                    "destination": [
                        "obj-132",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        10
                    ],
                    "destination": [
                        "obj-132",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        10
                    ],
                    "destination": [
                        "obj-132",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-132",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-132",
                        1
                    ],
                    "destination": [
                        "obj-108",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-110",
                        0
                    ],
                    "destination": [
                        "obj-133",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        11
                    ],
                    "destination": [
                        "obj-133",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        11
                    ],
                    "destination": [
                        "obj-133",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-133",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-133",
                        1
                    ],
                    "destination": [
                        "obj-110",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-112",
                        0
                    ],
                    "destination": [
                        "obj-134",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        12
                    ],
                    "destination": [
                        "obj-134",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        12
                    ],
                    "destination": [
                        "obj-134",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-134",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-134",
                        1
                    ],
                    "destination": [
                        "obj-112",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-114",
                        0
                    ],
                    "destination": [
                        "obj-135",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        13
                    ],
                    "destination": [
                        "obj-135",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        13
                    ],
                    "destination": [
                        "obj-135",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-135",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-135",
                        1
                    ],
                    "destination": [
                        "obj-114",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-116",
                        0
                    ],
                    "destination": [
                        "obj-136",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        14
                    ],
                    "destination": [
                        "obj-136",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        14
                    ],
                    "destination": [
                        "obj-136",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-136",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-136",
                        1
                    ],
                    "destination": [
                        "obj-116",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-118",
                        0
                    ],
                    "destination": [
                        "obj-137",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-120",
                        15
                    ],
                    "destination": [
                        "obj-137",
                        1
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-121",
                        15
                    ],
                    "destination": [
                        "obj-137",
                        2
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-137",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-137",
                        1
                    ],
                    "destination": [
                        "obj-118",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-138",
                        0
                    ],
                    "destination": [
                        "obj-139",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-139",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-140",
                        0
                    ],
                    "destination": [
                        "obj-142",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-140",
                        1
                    ],
                    "destination": [
                        "obj-142",
                        1
                    ],
                    "order": 1
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-141",
                        0
                    ],
                    "destination": [
                        "obj-142",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-141",
                        1
                    ],
                    "destination": [
                        "obj-142",
                        1
                    ],
                    "order": 1
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-142",
                        0
                    ],
                    "destination": [
                        "obj-143",
                        0
                    ],
                    "order": 0
                }
            },
            {
                "patchline": {
                    "source": [
                        "obj-143",
                        0
                    ],
                    "destination": [
                        "obj-1",
                        0
                    ],
                    "order": 0
                }
            }
        ],
        "dependency_cache": [],
        "autosave": 0
    }
}